import Markup
import Testing

@Suite struct NotebookRendererTests {
  private func cells(_ markdown: String, isRightToLeft: Bool = false) throws -> [NotebookCell] {
    NotebookRenderer.cells(
      of: try Document(markdown: markdown),
      colophon: "bnreport",
      isRightToLeft: isRightToLeft
    )
  }

  /// The text of a notebook that has no program, without its colophon.
  private func text(_ markdown: String) throws -> String {
    let texts = try cells(markdown).map { cell in
      if case .text(let text, _) = cell { text } else { "" }
    }
    return texts.joined(separator: "\n\n").replacing("\n\n*bnreport*", with: "")
  }

  @Test func aHeadingBeginsACell() throws {
    #expect(
      try cells("# A\n\nOne.\n\n## B\n\nTwo.") == [
        .text("# A\n\nOne.", figures: []), .text("## B\n\nTwo.\n\n*bnreport*", figures: []),
      ]
    )
  }

  @Test func programsAreCellsAndWhatTheyPrintIsTheirs() throws {
    let text = """
      # A

      ```python run
      x = 1
      ```

      ```python folded
      y = 2
      ```

      ```text output
      3
      ```

      ```python
      z = 4
      ```
      """
    #expect(
      try cells(text) == [
        .text("# A", figures: []), .code("x = 1", isFolded: false, output: nil),
        .code("y = 2", isFolded: true, output: "3"),
        .text("```python\nz = 4\n```\n\n*bnreport*", figures: []),
      ]
    )
  }

  @Test func otherEditionsListWhatRunsAndNothingOfTheNotebookAlone() throws {
    let text = """
      # A

      ```python run
      x = 1
      ```

      ```python notebook
      y = 2
      ```

      ```text output
      ```

      B

      ````python notebook
      ```
      ````
      """
    let rest = "# A\n\n```python\nx = 1\n```\n\nB\n"
    #expect(ProgramBlocks.removed(from: text) == rest)
    #expect(ProgramBlocks.removed(from: rest) == rest)
    let document = try Document(markdown: text)
    #expect(document.withoutPrograms == (try Document(markdown: rest)))
    #expect(MarkdownEdition.text(of: text) == rest)
  }

  @Test func theAppendixStaysAtItsHeading() throws {
    let text = "# A\n\n```python notebook\nx\n```\n\n## B {.appendix}\n\nC"
    #expect(try Document(markdown: text).withoutPrograms.appendixStart == 1)
  }

  @Test func formulasStandBetweenDollarSigns() throws {
    #expect(try text("Let $`a < b`$ and $x_1$.") == "Let $a \\lt b$ and $x_1$.")
    #expect(try text("```math\na\nb\n```") == "$$\na b\n$$")
    #expect(
      try text("| A |\n| - |\n| $`\\|x\\|`$ |").contains("| $\\vert x\\vert $ |")
        || text("| A |\n| - |\n| $`\\|x\\|`$ |").contains("| $\\vert x\\vert$ |")
    )
  }

  @Test func noCharacterOfTheTextIsTakenForAMark() throws {
    #expect(
      try text("from \\$5 to \\$6, a\\*b\\*, \\<b>, \\[x\\](y) & `c`")
        == "from \\$5 to \\$6, a\\*b\\*, &lt;b\\>, \\[x\\](y) &amp; `c`"
    )
    #expect(try text("A\n1986\\. A good year.") == "A\n1986\\. A good year.")
  }

  @Test func headingsFiguresTablesAndNotesAreReachedByLinks() throws {
    let text = try text(
      """
      # Q1.1 What is it?

      [Up](#q11-what-is-it), [](#figure-a), [](#table-t), a note[^n].

      ![Words](figures/a.svg "A *caption*.")

      Table: Numbers. {#table-t}

      | A |
      | -: |
      | 1 |

      [^n]: Said below.
      """
    )
    #expect(
      text == """
        # Q1.1 What is it?

        [Up](#Q1.1-What-is-it%3F), [Figure 1](#figure-a), [Table 1](#table-t), a note<sup>[1](#note-1)</sup>.

        <a id="figure-a"></a>![Words](attachment:a.png)

        **Figure 1.** A *caption*.

        <a id="table-t"></a>**Table 1.** Numbers.

        | A |
        | ---: |
        | 1 |

        <a id="note-1"></a>1. Said below.
        """
    )
  }

  @Test func aFigureIsAttachedToTheCellThatShowsIt() throws {
    let cells = try cells("# A\n\n## B\n\n![W](figures/f.svg \"C.\")")
    guard case .text(_, let figures) = cells[1] else {
      Issue.record("the second cell is text")
      return
    }
    #expect(figures.map(\.attachmentName) == ["f.png"])
  }

  @Test func listsAndQuotationsKeepTheirMargins() throws {
    let markdown = "- a\n  - b\n- c\n\n> d\n>\n> - e\n\n2. f\n3. g\n\n   h"
    #expect(try text(markdown) == "- a\n  - b\n- c\n\n> d\n>\n> - e\n\n2. f\n\n3. g\n\n   h")
  }

  @Test func textFromRightToLeftSaysSo() throws {
    #expect(
      try cells("# A", isRightToLeft: true) == [
        .text("<div dir=\"rtl\">\n\n# A\n\n*bnreport*\n\n</div>", figures: [])
      ]
    )
    guard case .text(let text, _) = try cells("```swift\nx\n```", isRightToLeft: true)[0] else {
      Issue.record("the cell is text")
      return
    }
    #expect(text.contains("<div dir=\"ltr\">\n\n```swift\nx\n```\n\n</div>"))
  }
}
