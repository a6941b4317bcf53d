import Markup
import Testing

@Suite struct DocumentContentsTests {
  // The ids that github.com gives to these headings (github-slugger's rules).
  @Test func idsOfHeadingsAreGitHubs() throws {
    let markdown = """
      # Q2.1 Does it *converge* faster?
      ## a_b-c `d` [e](https://example.org)
      ## Same
      ## Same
      ## Same 1
      ## 5 × 3 = 15
      ## !!!
      """
    #expect(
      try Document(markdown: markdown).headings.map(\.id) == [
        "q21-does-it-converge-faster", "a_b-c-d-e", "same", "same-1", "same-1-1", "5--3--15",
        "section",
      ]
    )
  }

  @Test func theTitleIsTheWordsOfTheFirstLevel() throws {
    #expect(try Document(markdown: "## A\n# B *c* $`x^2`$").title == "B c x squared")
    #expect(try Document(markdown: "## A").title == nil)
  }

  @Test func figuresAreFoundInListsAndQuotations() throws {
    let markdown = """
      - ![a](figures/one.svg "b")

      > ![a](figures/two.svg "b")
      """
    #expect(try Document(markdown: markdown).figures.map(\.name) == ["one", "two"])
  }
}
