import Faults
import Markup
import Testing

/// Formulas between dollar signs, by GitHub's rules.
@Suite struct DollarMathTests {
  private func formulas(_ markdown: String) throws -> [String] {
    try Document(markdown: markdown).blocks.flatMap { block -> [String] in
      switch block {
      case .math(_, let source): ["display " + source]
      case .paragraph(let content):
        content.compactMap { if case .math(_, let source) = $0 { source } else { nil } }
      default: []
      }
    }
  }

  @Test(arguments: [
    ("a $x$ b", ["x"]), ("$x_1$, $a*b*c$", ["x_1", "a*b*c"]), ("($x$)", ["x"]),
    (#"$\frac{a}{b} \, c$"#, [#"\frac{a}{b} \, c"#]), ("**$x$**", []),
    ("$x$ `$y$` $`z`$", ["x", "z"]), ("two\n$a +\nb$ lines", ["a +\nb"]),
    ("$a<b$ and $b>c$", ["a<b", "b>c"]), ("$[a](b)$", ["[a](b)"]),
  ])
  func areFormulas(_ markdown: String, _ sources: [String]) throws {
    #expect(try formulas(markdown) == sources)
  }

  @Test(arguments: [
    "costs $5 and $6", "from $5, $6 or $7", "US$5 and CA$6", "5$ and 6$", "$ x$", "$x $", #"\$x\$"#,
    "$x$y", "a$x$", "$5", "`$x$`", "$x\n\n$y", "$$", "$", "`a` $ `b`",
  ])
  func areText(_ markdown: String) throws {
    #expect(try formulas(markdown) == [])
  }

  @Test(arguments: [
    ("$$\nx\n$$", ["display x"]), ("$$x$$", ["display x"]),
    ("$$ x $$\n$$ y $$", ["display x", "display y"]),
    ("$$\na\n- b\n= c\n+ d\n$$", ["display a\n- b\n= c\n+ d"]),
  ])
  func standOnTheirOwn(_ markdown: String, _ sources: [String]) throws {
    #expect(try formulas(markdown) == sources)
  }

  @Test func standInQuotationsListsAndTables() throws {
    let markdown = """
      > $$
      > a
      > - b
      > $$

      - $x_1$

        $$
        c
        $$

      | $a_1$ | b |
      |---|---|
      | $\\alpha$ | $5 |
      """
    let blocks = try Document(markdown: markdown).blocks
    guard case .quote(let quoted) = blocks[0], case .math(_, let source) = quoted.first else {
      Issue.record("\(blocks)")
      return
    }
    #expect(source == "a\n- b")
    guard case .list(_, _, let items) = blocks[1], case .math = items[0].last else {
      Issue.record("\(blocks)")
      return
    }
    guard case .table(let table) = blocks[2] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(table.header[0].count == 1)
    #expect(table.rows[0][1] == [.text("$5")])
  }

  @Test func haveTheirPlaceWhenTheyAreWrong() {
    for (markdown, place) in [
      ("é $\\foo$", "1:4"), ("a\n\nb $x$ and $\\foo$", "3:12"), ("a $$x$$ b", "1:5"),
    ] {
      do {
        _ = try Document(markdown: markdown)
        Issue.record("\(markdown) is read")
      } catch {
        #expect(error.place == place, "\(error)")
      }
    }
  }

  @Test func reachTheMarkdownEditionWithBackticks() {
    let text = """
      Costs $5, $x_1$ and `$y$`.

      - $$
        a
        b
        $$

      > $$ c $$

          $x$
      """
    #expect(
      MarkdownEdition.text(of: text) == """
        Costs $5, $`x_1`$ and `$y$`.

        - ```math
          a
          b
          ```

        > ```math
        > c 
        > ```

            $x$
        """
    )
  }
}
