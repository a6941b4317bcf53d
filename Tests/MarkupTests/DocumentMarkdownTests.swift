import Markup
import Testing

@Suite struct DocumentMarkdownTests {
  @Test func aDollarWithoutACodeSpanIsText() throws {
    let document = try Document(markdown: "From $5 to $6, $`x` and `y`$")
    #expect(
      document.blocks == [
        .paragraph([
          .text("From $5 to $6, $"), .code("x"), .text(" and "), .code("y"), .text("$"),
        ])
      ]
    )
  }

  @Test func aDollarClosesOneFormulaAndOpensNoOther() throws {
    let document = try Document(markdown: "$`x`$`y`$ $`z`$$`w`$")
    #expect(
      document.blocks == [
        .paragraph([
          .math(.identifier("x"), source: "x"), .code("y"), .text("$ "),
          .math(.identifier("z"), source: "z"), .math(.identifier("w"), source: "w"),
        ])
      ]
    )
  }

  @Test func theBackslashesOfAFormulaStay() throws {
    let document = try Document(markdown: "$`\\, \\_`$")
    #expect(
      document.blocks == [
        .paragraph([
          .math(.row([.text("\u{2006}"), .operator("_", .ordinary)]), source: "\\, \\_")
        ])
      ]
    )
  }

  @Test func theEscapesOfACaptionAreReadOnce() throws {
    let markdown = ##"![a](figures/f.svg "\*a\* \"b\" &amp; \\c")"##
    let document = try Document(markdown: markdown)
    #expect(document.figures.map(\.caption) == [[.text(##"*a* "b" & \c"##)]])
  }

  @Test func theAlternativeTextIsTheWordsOfTheImage() throws {
    let document = try Document(markdown: "![a *b* `c`](figures/f.svg 'd')")
    #expect(document.figures.map(\.alternativeText) == ["a b c"])
  }

  @Test func linesMayEndWithCarriageReturns() throws {
    let document = try Document(markdown: "# A\r\n\r\n![a](figures/f.svg \"d\")\r\n")
    #expect(document.figures.map(\.caption) == [[.text("d")]])
  }

  @Test func linksToHeadingsBelowAndToFiguresAreFound() throws {
    let markdown = """
      [a](#größe-ß) [b](#figure-f) <https://example.org> [m](mailto:a@example.org)

      # Größe ß!

      ![a](figures/f.svg "d")
      """
    #expect(try Document(markdown: markdown).headings.map(\.id) == ["größe-ß"])
  }

  @Test func manyTextsCanBeParsedAtOnce() async throws {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<32 {
        group.addTask { (try? Document(markdown: Everything.markdown)) == Everything.document }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
