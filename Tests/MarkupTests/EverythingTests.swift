import Markup
import Testing

@Suite struct EverythingTests {
  @Test func everythingBecomesThisTree() throws {
    #expect(try Document(markdown: Everything.markdown) == Everything.document)
  }

  @Test func theTreeBecomesThisHTML() throws {
    let page = HTMLRenderer.render(Everything.document) { figure in
      FigureContent(
        markup: "<svg><title>\(figure.name)</title></svg>",
        dataTable: Table(
          alignments: [.leading, .trailing],
          header: [[.text("Epoch")], [.text("Loss")]],
          rows: [[[.text("1")], [.text("0.5")]]]
        )
      )
    }
    #expect(page.contents == Everything.contents)
    #expect(page.body == Everything.body)
    _ = try XMLFragment(page.body)
    _ = try XMLFragment(page.contents)
  }
}
