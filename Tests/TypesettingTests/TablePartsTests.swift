import Markup
import Testing
import Typesetting

/// Tables that are wider or higher than their place, as pdftotext reads them.
@Suite(.enabled(if: PDFTools.has("pdftotext"), "pdftotext (poppler-utils) is not installed"))
struct TablePartsTests {
  private func pages(_ blocks: [Block]) throws -> [Substring] {
    let bytes = try Typesetter().pdf(
      of: Document(blocks: blocks),
      figures: [:],
      options: TypesetterTests.options
    )
    return try PDFTools.text(of: bytes).split(separator: "\u{0C}")
  }

  private func cells(_ words: [String]) -> [[Inline]] { words.map { [.text($0)] } }

  @Test func everyPartHasTheColumnsThatSayWhichRowItIs() throws {
    let measures = (1...14).map { "Measurement\($0)" }
    let table = Table(
      caption: [.text("Wide.")],
      alignments: Array(repeating: .leading, count: 16),
      header: cells(["Batch", "Network"] + measures),
      // The first column alone does not tell the rows apart.
      rows: [["2", "plain"], ["2", "normal"], ["4", "plain"]].map {
        cells($0 + Array(repeating: "0.5", count: 14))
      }
    )
    let lines = try pages([.table(table)]).joined().split(separator: "\n")
    let headers = lines.filter { $0.contains("Measurement") }.map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(headers.count > 1)
    #expect(headers.allSatisfy { $0.starts(with: ["Batch", "Network"]) })
    #expect(headers.flatMap { $0.dropFirst(2) } == measures)
    let counts = headers.map(\.count)
    #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts)")
  }

  @Test func aTableOfTenRowsIsNotDivided() throws {
    let table = Table(
      caption: [.text("Ten.")],
      alignments: [.leading],
      header: cells(["Header"]),
      rows: (1...10).map { cells(["Row \($0)."]) }
    )
    let line = SampleReport.paragraph("One line.")
    for count in stride(from: 20, through: 40, by: 4) {
      let blocks = Array(repeating: line, count: count) + [.table(table)]
      let text = try pages(blocks + Array(repeating: line, count: 20))
      let page = text.first { $0.contains("Header") }
      for row in 1...10 { #expect(page?.contains("Row \(row).") == true, "after \(count) lines") }
    }
  }

  @Test func aListIsNotDividedByAFigureThatWaited() throws {
    let line = SampleReport.paragraph("One line.")
    let table = Table(
      caption: [.text("Ten.")],
      alignments: [.leading],
      header: cells(["Header"]),
      rows: (1...10).map { cells(["Row \($0)."]) }
    )
    let items = (1...12).map { [SampleReport.paragraph("Item \($0).")] }
    // The table waits, the list begins on its page and ends on the next, and the table stands behind it.
    for count in 22..<40 {
      let blocks = Array(repeating: line, count: count) + [.table(table)]
      let text = try pages(blocks + [.list(start: nil, isTight: true, items: items)]).joined()
      let first = try #require(text.firstRange(of: "Item 1.")).lowerBound
      let last = try #require(text.firstRange(of: "Item 12.")).lowerBound
      let header = try #require(text.firstRange(of: "Header")).lowerBound
      #expect(header < first || header > last, "after \(count) lines")
    }
  }
}
