import Testing
import Typesetting

@Suite struct PDFUpdateTests {
  /// The objects of a small file as Cairo 1.16 lays them out.
  private static let file: [UInt8] = {
    let objects = [
      "<< /Type /Catalog\n   /Pages 2 0 R\n>>",
      "<< /S /Figure\n   /Type /StructElem\n   /S /Figure\n   /K 0\n>>",
      "<< /Length 3\n>>\nstream\nabc\nendstream",
    ]
    var text = "%PDF-1.5\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 4\n0000000000 65535 f \n"
    for offset in offsets {
      text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
    }
    text += "trailer\n<< /Size 4\n   /Root 1 0 R\n   /Info 2 0 R\n>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }()

  @Test func changesFollowTheFileAndPointBackToIt() throws {
    var update = try #require(PDFUpdate(Self.file))
    update.addToCatalog("/Lang (en)")
    update.add(["/Alt (curves)"], toObjectsWith: "/S /Figure")
    let result = update.finished()
    #expect(result.starts(with: Self.file))
    let added = String(decoding: result[Self.file.count...], as: UTF8.self)
    #expect(
      added.contains("1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n   /Lang (en)\n>>\nendobj")
    )
    #expect(added.contains("/K 0\n   /Alt (curves)\n>>"))
    #expect(added.contains("/Size 4 /Root 1 0 R /Info 2 0 R /Prev "))
  }

  @Test func textsOfAnotherNumberOfObjectsAreNotAdded() throws {
    var update = try #require(PDFUpdate(Self.file))
    update.add(["/Alt (one)", "/Alt (two)"], toObjectsWith: "/S /Figure")
    #expect(update.finished() == Self.file)
  }

  @Test func filesOfAnotherFormAreLeftAlone() {
    #expect(PDFUpdate(Array("no PDF".utf8)) == nil)
    #expect(PDFUpdate([]) == nil)
  }

  @Test func textsAreUTF16() {
    #expect(PDFUpdate.string("aγ") == "<FEFF006103B3>")
  }
}
