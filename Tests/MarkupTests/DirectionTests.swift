import Markup
import Notation
import Testing

@Suite struct DirectionTests {
  private func body(_ blocks: [Block]) -> String {
    HTMLRenderer.render(Document(blocks: blocks)) { _ in FigureContent(markup: "") }.body
  }

  /// A page in Arabic with a template in English: each text runs as most of its letters do.
  @Test func onAPageFromRightToLeftOtherTextHasItsDirection() {
    let arabic = Language(tag: "ar", isRightToLeft: true, words: [:])
    let english: [Inline] = [.text("In English")]
    let mixed: [Inline] = [.text("Batch norm أسرع من الشبكة الأخرى")]
    let blocks: [Block] = [
      .heading(level: 2, id: "h", content: english), .paragraph(english), .paragraph(mixed),
      .list(start: nil, isTight: true, items: [[.paragraph(english)]]),
      .table(Table(alignments: [.leading], header: [english], rows: [[english], [[.text("1")]]])),
    ]
    let rendered = arabic.speaking { body(blocks) }
    for part in [
      "<h2 id=\"h\" dir=\"ltr\">", "<p dir=\"ltr\">In English", "<p>Batch norm", "<li dir=\"ltr\">",
      "<td dir=\"ltr\">In English", "<td>1</td>",
    ] {
      #expect(rendered.contains(part), "\(part)")
    }
    #expect(!body(blocks).contains("dir="))
  }
}
