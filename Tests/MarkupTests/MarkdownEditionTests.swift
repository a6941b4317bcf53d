import Markup
import Testing

@Suite struct MarkdownEditionTests {
  @Test func captionsAreLinesWithTheirNumbers() {
    let text = """
      ![A "b" c.](figures/x_1.svg "Says \\"so\\", *well*.")

      Table: Numbers.

      | a |
      | --- |

      > ![D.](figures/y-2.svg 'It (too).')
      """
    #expect(
      MarkdownEdition.text(of: text) == """
        ![A "b" c.](figures/x_1.svg)

        **Figure 1.** Says \\"so\\", *well*.

        **Table 1.** Numbers.

        | a |
        | --- |

        > ![D.](figures/y-2.svg)
        >
        > **Figure 2.** It (too).
        """
    )
  }

  @Test func termsLeadToTheHeadingOfTheirOwnGlossary() {
    let text = """
      # Terms

      [a](#term-a), [b](#term-b-c), [d](#term-d)

      ## Words {.glossary}

      - **A.** One.

      ## Terms {.glossary}

      - **B c** two.
      """
    // The second heading of the same words gets a number, as on GitHub; no glossary has the last term.
    #expect(MarkdownEdition.text(of: text).contains("[a](#words), [b](#terms-1), d\n"))
  }

  // https://github.com/github/markup/issues/1688
  @Test func operatorNamesAreWrittenAsGitHubReadsThem() {
    let text = """
      With $`\\operatorname{BN}(x)`$ and $`y`$, not `\\operatorname{BN}`.

      ```math
      \\operatorname{Var}(x)
      ```
      """
    #expect(
      MarkdownEdition.text(of: text) == """
        With $`\\mathop{\\mathrm{BN}}(x)`$ and $`y`$, not `\\operatorname{BN}`.

        ```math
        \\mathop{\\mathrm{Var}}(x)
        ```
        """
    )
  }

  @Test func programsStayAsTheyAre() {
    let text = """
      ~~~tex
      ![A.](figures/x.svg "B.")
      Table: C.
      $`\\operatorname{D}`$
      ~~~
      """
    #expect(MarkdownEdition.text(of: text) == text)
  }
}
