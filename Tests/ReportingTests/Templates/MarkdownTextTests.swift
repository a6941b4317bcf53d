import Markup
import Testing

@testable import Reporting

@Suite struct MarkdownTextTests {
  /// What a reader sees of a text that was escaped and parsed again.
  private func shown(_ text: String) throws -> [Block] {
    try Document(markdown: "x " + MarkdownText.escape(text)).blocks
  }

  @Test(arguments: [
    "*a* _b_ `c`", "<script>alert(1)</script>", "[x](javascript:y)", "a | b", "![i](figures/x.svg)",
    "$`x`$", "# no heading", "&amp; &lt;", "\\* ~~s~~", "<\u{301}b>", "\"\u{200D}onload=x",
  ])
  func noTextBecomesMarkup(_ text: String) throws {
    let blocks = try shown(text)
    guard case .paragraph(let content) = blocks.first, blocks.count == 1 else {
      Issue.record("The text became \(blocks).")
      return
    }
    let characters = content.map { inline in
      if case .text(let text) = inline { text } else { "(markup)" }
    }
    #expect(characters.joined() == "x " + text)
  }

  @Test func aLineEndInAValueStaysInItsLine() {
    #expect(MarkdownText.escape("a\n# b") == "a \\# b")
  }
}
