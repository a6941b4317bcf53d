import CairoDrawing
import Drawing
import Faults
import Testing
import Typesetting

@Suite struct PDFFileTests {
  /// A small file with a figure that Cairo 1.16 would have drawn, written by hand.
  private static let bytes: [UInt8] = {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>",
      "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 10 20 ] >>",
      "<< /Type /StructTreeRoot /K [ 5 0 R ] >>",
      "<< /Type /StructElem /S /Document /P 4 0 R /K [ 6 0 R 7 0 R ] >>",
      "<< /Type /StructElem /S /Figure /P 5 0 R /Pg 3 0 R /K 0 >>",
      "<< /Type /StructElem /S /TH /P 5 0 R /Pg 3 0 R /K [ 1 2 ] >>",
    ]
    var text = "%PDF-1.5\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + "\(offset) 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\n"
    return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
  }()

  private static let metadata = PageMetadata(
    title: "Loss & accuracy",
    author: nil,
    subject: nil,
    creationDate: "2026-11-22T00:00:00Z"
  )

  private static func elements(_ file: PDFFile) throws -> [PDFObject] {
    let root = try #require(file.catalog["/StructTreeRoot"]?["/K"]?.elements.first)
    return try #require(root["/K"]?.elements)
  }

  @Test func objectsAreReadByTheirKeys() throws {
    let file = try PDFFile(Self.bytes)
    let pages = try #require(file.catalog["/Pages"])
    #expect("\(try #require(pages["/Count"]))" == "1")
    let page = try #require(pages["/Kids"]?.elements.first)
    #expect("\(try #require(page["/MediaBox"]))" == "[ 0 0 10 20 ]")
    #expect(page["/Contents"] == nil, "a key that is not there")
    #expect(page["/MediaBox"]?["/Kids"] == nil, "an array has no keys")
    #expect(try Self.elements(file)[0]["/K"]?.elements.map(\.description) == ["0"])
  }

  @Test func changesAreInTheFileThatIsWritten() throws {
    let file = try PDFFile(Self.bytes)
    try file.addAccessibility(
      Self.metadata,
      language: .english,
      words: .init(alternatives: [.figure: ["γ falls"]])
    )
    let written = try PDFFile(try file.written())
    #expect(written.catalog["/Lang"]?.description == "(en)")
    #expect(
      written.catalog["/ViewerPreferences"]?.description == "<< /DisplayDocTitle true >>"
    )
    let elements = try Self.elements(written)
    // UTF-16 with a byte order mark, because Latin letters are not enough.
    #expect(elements[0]["/Alt"]?.description == "<feff03b3002000660061006c006c0073>")
    #expect(elements[1]["/A"]?.description == "<< /O /Table /Scope /Column >>")
  }

  @Test func theSameChangesGiveTheSameBytes() throws {
    let files = try (0..<2).map { _ in
      let file = try PDFFile(Self.bytes)
      try file.addAccessibility(
        Self.metadata,
        language: TextLanguage(tag: "de"),
        words: .init(alternatives: [.figure: ["fällt"]])
      )
      return try file.written()
    }
    #expect(files[0] == files[1])
  }

  @Test(arguments: [[], ["one", "two"]])
  func textsOfAnotherNumberOfElementsAreAnError(texts: [String]) throws {
    let file = try PDFFile(Self.bytes)
    let error = #expect(throws: Fault.self) {
      try file.addAccessibility(
        Self.metadata,
        language: .english,
        words: .init(alternatives: [.figure: texts])
      )
    }
    #expect(
      error?.message
        == "the PDF lacks elements of its structure (got 1 of the kind Figure, expected \(texts.count))"
    )
  }

  @Test func filesThatAreNoPDFOrDamagedAreErrors() throws {
    for bytes in [[], Array("no PDF".utf8), Array(Self.bytes.dropLast(60))] {
      #expect(throws: Fault.self) { try PDFFile(bytes) }
    }
  }

  @Test func aDamagedObjectIsAnErrorWhenTheFileIsWritten() throws {
    let damaged = String(decoding: Self.bytes, as: UTF8.self)
      .replacing("<< /Type /StructElem /S /TH", with: "<( /Type /StructElem /S /TH")
    let file = try PDFFile(Array(damaged.utf8))
    #expect(throws: Fault.self) { try file.written() }
  }
}
