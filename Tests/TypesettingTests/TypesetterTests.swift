import Drawing
import Faults
import Foundation
import Markup
import Testing
import Typesetting

@Suite struct TypesetterTests {
  static let options = TypesettingOptions(
    title: "Does batch normalisation help?",
    subtitle: "A comparison on Fashion-MNIST",
    author: "bnreport",
    date: "22 November 2026",
    creationDate: "2026-11-22T00:00:00Z"
  )

  private func sample(_ paper: PageStyle.Paper = .a4) throws -> [UInt8] {
    let bytes = try Typesetter(style: PageStyle(paper: paper)).pdf(
      of: SampleReport.document,
      figures: SampleReport.figures,
      options: Self.options
    )
    // To look at: BNREPORT_SAMPLE_PDF=FILE swift test --filter TypesetterTests
    if paper == .a4, let path = ProcessInfo.processInfo.environment["BNREPORT_SAMPLE_PDF"] {
      try Data(bytes).write(to: URL(filePath: path))
    }
    return bytes
  }

  private func pdf(_ blocks: [Block]) throws -> [UInt8] {
    try Typesetter().pdf(of: Document(blocks: blocks), figures: [:], options: Self.options)
  }

  /// The first page of a file.
  private func page(_ bytes: [UInt8]) throws -> PDFObject {
    try #require(try PDFFile(bytes).catalog["/Pages"]?["/Kids"]?.elements.first)
  }

  /// The structure elements of a kind, in the order of the document.
  private func elements(_ kind: String, below parent: PDFObject) -> [PDFObject] {
    let children = (parent["/K"]?.elements ?? []).filter { $0["/S"] != nil }
    return children.flatMap { child in
      (child["/S"]?.description == kind ? [child] : []) + elements(kind, below: child)
    }
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    #expect(try sample() == sample())
  }

  /// Documents of all faces: Cairo closes one of its own that is in use when more than ten are open.
  @Test func manyThreadsAtOnceSetTheSame() async throws {
    let expected = try sample()
    let files = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try sample() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(files.count == 16 && files.allSatisfy { $0 == expected })
  }

  @Test func pagesHaveTheSizeOfThePaper() throws {
    #expect(try page(try sample())["/MediaBox"]?.description == "[ 0 0 595.276 841.89 ]")
    #expect(try page(try sample(.letter))["/MediaBox"]?.description == "[ 0 0 612 792 ]")
  }

  /// `theTextReadsInOrder` has as many; Cairo 1.18 adds an empty page for what ends after the last one.
  @Test func noPageIsEmpty() throws {
    #expect(try PDFFile(try sample()).pages.count == 7)
  }

  @Test func theFileSaysWhatItIs() throws {
    let catalog = try PDFFile(try sample()).catalog
    #expect(catalog["/MarkInfo"]?.description == "<< /Marked true >>")
    #expect(catalog["/Lang"]?.description == "(en)")
    #expect(catalog["/ViewerPreferences"]?.description == "<< /DisplayDocTitle true >>")
    let structure = try #require(catalog["/StructTreeRoot"])
    #expect(
      elements("/Figure", below: structure).map { $0["/Alt"]?.description } == [
        "(Two falling curves; the blue one falls faster.)", "(Two rising curves.)",
        "(Two curves.)",
      ]
    )
    let formulas = elements("/Formula", below: structure)
    #expect(formulas.count > 5 && formulas.allSatisfy { $0["/Alt"] != nil })
    let headers = elements("/TH", below: structure)
    #expect(headers.count == 8, "of two tables; those repeated on the next page are decoration")
    #expect(headers.allSatisfy { $0["/A"]?["/Scope"]?.description == "/Column" })
    #expect(catalog["/Metadata"] != nil, "the claim of PDF/UA-1 and the title are in XMP")
    var titles: [String] = []
    var entry = catalog["/Outlines"]?["/First"]
    while let next = entry {
      titles += [next, next["/First"]].compactMap { $0?["/Title"]?.description }
      entry = next["/Next"]
    }
    for heading in ["Summary", "Method", "The layer"] {
      #expect(titles.contains("(\(heading))"), "in the outline")
    }
    #expect(catalog["/Names"] != nil, "links lead to names")
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func theTextReadsInOrder() throws {
    let text = try PDFTools.text(of: try sample())
    let pages = text.split(separator: "\u{0C}")
    #expect(pages.count == 7)
    #expect(pages[0].contains("Page 1 of 7"))
    #expect(pages[0].contains("y = γ (x − μ)/√(σ² + ε) + β, where μ"))
    #expect(pages[0].contains("2. the largest learning rate"))
    // The header row stands on each page of the table, its caption on the first.
    let header = pages.filter { $0.contains("What was changed") }
    #expect(header.count == 2)
    #expect(text.ranges(of: "Table 1.").count == 1)
    for row in 0..<48 { #expect(text.contains("   \(row)    "), "row \(row)") }
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func theNameOfASourceIsNotDivided() throws {
    for count in 60..<90 {
      let words = String(repeating: "m ", count: count)
      let text = try PDFTools.text(
        of: try pdf([
          .paragraph([
            .text(words),
            .link(destination: "https://arxiv.org", content: [.text("arXiv:1502.03167")]),
          ])
        ])
      )
      #expect(text.contains("arXiv:1502.03167"), "after \(count) words")
    }
  }

  @Test(.enabled(if: PDFTools.has("pdfinfo"), "pdfinfo (poppler-utils) is not installed"))
  func theStructureHoldsWholeWords() throws {
    let bytes = try pdf([SampleReport.paragraph("The efficient benefit floats.")])
    let structure = try PDFTools.run("pdfinfo", ["-struct-text"], on: bytes)
    #expect(structure.contains("\"The efficient benefit floats.\""))
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func figuresAndTablesWithACaptionAreNumbered() throws {
    func table(_ caption: [Inline]?) -> Block {
      .table(Table(caption: caption, alignments: [.leading], header: [[.text("A")]], rows: []))
    }
    let text = try PDFTools.text(
      of: try pdf([table([.text("One.")]), table(nil), table([.text("Two.")])])
    )
    #expect(text.contains("Table 1. One.") && text.contains("Table 2. Two."))
    #expect(try PDFTools.text(of: try sample()).contains("Figure 1. "))
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func theLinesOfAHeadingAreOfAboutTheSameWidth() throws {
    let title = "Choose a dataset of your choice and describe in a few words how to preprocess it"
    let text = try PDFTools.text(of: try pdf([SampleReport.heading(3, title)]))
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    let last = try #require(lines.first { $0.last == "it" })
    #expect(last.count > 4, "\(last)")
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func aTableWithoutACaptionStandsOnThePageOfItsWords() throws {
    let line = SampleReport.paragraph("One line.")
    let table = Table(alignments: [.leading], header: [[.text("Header")]], rows: [])
    for count in 24..<36 {
      let blocks = Array(repeating: line, count: count)
      let text = try PDFTools.text(
        of: try pdf(blocks + [SampleReport.paragraph("Its words."), .table(table)])
      )
      let page = text.split(separator: "\u{0C}").first { $0.contains("Its words.") }
      #expect(page?.contains("Header") == true, "after \(count) lines")
    }
  }

  @Test(.enabled(if: PDFTools.has("pdffonts"), "pdffonts (poppler-utils) is not installed"))
  func allFontsAreEmbeddedSubsets() throws {
    let fonts = try PDFTools.run("pdffonts", on: try sample()).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(font.contains("DejaVu"))
      #expect(font.contains("yes yes yes"), "embedded, a subset, with Unicode: \(font)")
    }
  }

  @Test(.enabled(if: PDFTools.has("qpdf"), "qpdf is not installed"))
  func theFileIsSound() throws {
    #expect(try PDFTools.run("qpdf", ["--check"], on: try sample()).contains("No syntax or stream"))
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func headingsStandOnThePageOfTheirText() throws {
    for count in 20..<32 {
      let line = SampleReport.paragraph("One line.")
      let text = try PDFTools.text(
        of: try pdf(
          Array(repeating: line, count: count) + [
            SampleReport.heading(2, "Heading"), SampleReport.paragraph("Below."),
          ] + Array(repeating: line, count: 10)
        )
      )
      let page = text.split(separator: "\u{0C}").first { $0.contains("Heading\n") }
      #expect(page?.contains("Below.") == true, "after \(count) lines")
    }
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func nothingIsCutOff() throws {
    let word = String(repeating: "verylongword", count: 30)
    let wide = Math.row(
      (0..<60).flatMap { [Math.identifier("a"), .operator($0 % 2 == 0 ? "+" : "=", .relation)] }
    )
    let bytes = try pdf([
      SampleReport.paragraph(word), .code(language: nil, text: word), .math(wide, source: ""),
      .table(
        Table(
          alignments: [.leading, .trailing],
          header: [[.text("A")], [.text("B")]],
          rows: [[[.text(word)], [.text("1")]]]
        )
      ),
    ])
    // Poppler leaves out what stands outside of the page.
    let text = try PDFTools.text(of: bytes).filter { !$0.isWhitespace && $0 != "↪" }
    #expect(text.ranges(of: "verylongword").count >= 60)
    #expect(text.filter { $0 == "=" }.count == 30)
  }

  @Test func anEmptyDocumentIsOnePage() throws {
    let pages = try PDFFile(try pdf([])).catalog["/Pages"]
    #expect(pages?["/Count"]?.description == "1", "\(String(describing: pages))")
  }

  @Test func aCharacterWithoutAGlyphIsAnError() throws {
    let error = #expect(throws: Fault.self) {
      _ = try pdf([SampleReport.paragraph("A \u{10FFFD} here")])
    }
    #expect(error?.message.contains("U+10FFFD") == true)
  }

  @Test(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
  func aTableOfManyColumnsIsSetInParts() throws {
    let cells: [[Inline]] = (0..<80).map { [.text("c\($0)")] }
    let table = Table(alignments: [], header: cells, rows: [cells])
    let text = try PDFTools.text(of: try pdf([.table(table)]))
    for column in 1..<80 {
      #expect(text.ranges(of: "c\(column)").count >= 2, "head and cell of column \(column)")
    }
    #expect(text.matches(of: /\bc0\b/).count > 2, "each part begins with the first column")
  }

  @Test func aPictureThatIsMissingIsAnError() throws {
    let error = #expect(throws: Fault.self) {
      _ = try pdf([.figure(Figure(name: "none", alternativeText: "", caption: []))])
    }
    #expect(error?.message == "figure: there is no picture named \"none\"")
  }

  @Test func aLinkToNowhereIsAnError() throws {
    let error = #expect(throws: Fault.self) {
      _ = try pdf([.paragraph([.link(destination: "#nowhere", content: [.text("there")])])])
    }
    #expect(
      error?.message
        == "link: the document has no heading, figure, table or term with the id \"nowhere\""
    )
  }

  @Test func linksLeadToFiguresAndToTheTitle() throws {
    let figure = Figure(name: "loss", alternativeText: "Curves.", caption: [])
    let link = { (target: String) in
      Block.paragraph([.link(destination: target, content: [.text("there")])])
    }
    let blocks = [
      SampleReport.heading(1, "Title"), link("#title"), link("#figure-loss"), .figure(figure),
    ]
    let bytes = try Typesetter().pdf(
      of: Document(blocks: blocks),
      figures: SampleReport.figures,
      options: Self.options
    )
    #expect(try targets(bytes) == ["title", "figure-loss"])
    let links = try #require(try page(bytes)["/Annots"]?.elements)
    #expect(links.map { $0["/Contents"]?.text } == ["Title", "Figure 1"])
  }

  /// "#" with U+0301 is one Character, but the sign and the beginning of a name.
  @Test func linksLeadToNamesThatBeginWithACombiningMark() throws {
    let link = Block.paragraph([.link(destination: "#\u{301}x", content: [.text("there")])])
    let heading = Block.heading(level: 1, id: "\u{301}x", content: [.text("X")])
    let bytes = try pdf([heading, link])
    #expect(try targets(bytes) == ["\u{301}x"])
  }

  /// The names that the links of the first page lead to: Cairo 1.16.0 and 1.18.4 write them, 1.18.0 their places.
  private func targets(_ bytes: [UInt8]) throws -> [String?] {
    let list = try #require(try PDFFile(bytes).catalog["/Names"]?["/Dests"]?["/Names"]?.elements)
    let links = try #require(try page(bytes)["/Annots"]?.elements)
    return links.map { link in
      link["/Dest"]?.text
        ?? list.indices.first { list[$0].description == link["/Dest"]?.description }
        .flatMap { list[$0 - 1].placeName }
    }
  }

  @Test func linksMayHoldQuotationMarks() throws {
    let bytes = try pdf([
      .paragraph([.link(destination: "https://example.org/a'b\\c(d)", content: [.text("there")])])
    ])
    let link = try #require(try page(bytes)["/Annots"]?.elements.first)
    #expect(link["/A"]?["/URI"]?.description.hasPrefix("(https://example.org/a'b") == true)
  }
}
