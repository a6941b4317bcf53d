import Markup
import Testing

@Suite struct DocumentMarkdownTests {
  @Test func aDollarAroundACodeSpanIsAFormula() throws {
    let document = try Document(markdown: "It costs $5: $`x`$.")
    #expect(
      document.blocks == [
        .paragraph([
          .text("It costs $5: "), .math(.identifier("x"), source: "x"), .text("."),
        ])
      ])
  }
}
