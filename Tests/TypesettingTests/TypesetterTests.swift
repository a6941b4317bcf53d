import Drawing
import Foundation
import Markup
import Testing
import Typesetting

@Suite struct TypesetterTests {
  private static let options = TypesettingOptions(
    title: "Does batch normalisation help?",
    subtitle: "A comparison on Fashion-MNIST",
    author: "bnreport",
    date: "22 November 2026",
    creationDate: "2026-11-22T00:00:00Z"
  )

  private func pdf(
    _ blocks: [Block],
    figures: [String: Scene] = [:],
    paper: PageStyle.Paper = .a4
  ) throws -> [UInt8] {
    try Typesetter(style: PageStyle(paper: paper))
      .pdf(of: Document(blocks: blocks), figures: figures, options: Self.options)
  }

  /// The file as text, one character a byte; Cairo leaves the objects that are not streams readable.
  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
  }

  private func pageCount(_ bytes: [UInt8]) -> Int {
    text(bytes).components(separatedBy: "/Type /Page %").count - 1
  }

  @Test func theSampleReportIsAFileOfSeveralPages() throws {
    let bytes = try Typesetter().pdf(
      of: SampleReport.document,
      figures: SampleReport.figures,
      options: Self.options
    )
    #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
    #expect(pageCount(bytes) >= 5)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let files = try (0..<2).map { _ in
      try Typesetter().pdf(
        of: SampleReport.document,
        figures: SampleReport.figures,
        options: Self.options
      )
    }
    #expect(files[0] == files[1])
  }

  @Test func theFileIsTaggedAndDatedByItsInput() throws {
    let text = text(try pdf([SampleReport.paragraph("One line.")]))
    #expect(text.contains("/Marked true"))
    #expect(text.contains("/CreationDate"))
    #expect(text.contains("20261122000000"))
    #expect(text.contains("/FontFile"))
  }

  @Test func headingsMakeTheOutline() throws {
    let text = text(
      try pdf([SampleReport.heading(2, "First"), SampleReport.paragraph("a")])
    )
    #expect(text.contains("/Type /Outlines") || text.contains("/Outlines"))
    #expect(text.contains("(First)"))
  }

  @Test func paperDecidesTheSizeOfThePage() throws {
    let blocks = [SampleReport.paragraph("One line.")]
    #expect(text(try pdf(blocks)).contains("595.27"))
    #expect(text(try pdf(blocks, paper: .letter)).contains("612 792"))
  }

  @Test func aLongTextTakesMorePages() throws {
    let paragraphs = (0..<60).map { _ in SampleReport.paragraph(SampleReport.prose) }
    #expect(try pageCount(pdf(paragraphs)) > 3)
  }

  @Test func aMissingPictureIsAnError() {
    let figure = Figure(name: "nowhere", alternativeText: "", caption: [])
    #expect(throws: TypesettingError.self) { try pdf([.figure(figure)]) }
  }

  @Test func aCharacterThatNoFontHasIsAnError() {
    #expect(throws: TypesettingError.self) {
      try pdf([SampleReport.paragraph("Egyptian \u{13000}")])
    }
  }

  @Test func aLinkThatLeadsNowhereIsAnError() {
    let link = Inline.link(destination: "#nowhere", content: [.text("there")])
    #expect(throws: TypesettingError.self) { try pdf([.paragraph([link])]) }
  }

  @Test func aWordWiderThanThePageDoesNotFail() throws {
    let word = String(repeating: "abcdefghij", count: 40)
    let table = Table(
      alignments: [.leading, .trailing],
      header: [[.text("A")], [.text("B")]],
      rows: [[[.text(word)], [.text("1")]]]
    )
    #expect(
      try pageCount(
        pdf([SampleReport.paragraph(word), .code(language: nil, text: word), .table(table)])
      ) == 1
    )
  }
}
