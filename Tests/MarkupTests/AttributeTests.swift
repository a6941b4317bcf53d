import Faults
import Markup
import Testing

@Suite struct AttributeTests {
  private let text = """
    # Report

    ## Summary

    [](#figure-speed) and [](#table-rates) say it; see [roughness](#term-roughness).

    ![Rates](figures/rates.svg "As in [](#table-rates).")

    ![Speed](figures/speed.svg "Speed.")

    Table: Rates of *both* networks. {#table-rates}

    | a |
    |---|
    | 1 |

    ## More {.appendix}

    ### Terms {.glossary}

    - **Roughness.** How much a curve moves.
    - **Drift** (of a unit)
    """

  @Test func headingsBeginTheAppendixAndTheGlossary() throws {
    let document = try Document(markdown: text)
    let start = try #require(document.appendixStart)
    #expect(
      document.blocks[start] == .heading(level: 2, id: "more", content: [.text("More")])
    )
    #expect(
      document.blocks.last
        == .definitions([
          Definition(
            id: "term-roughness",
            term: [.text("Roughness.")],
            meaning: [.paragraph([.text("How much a curve moves.")])]
          ),
          Definition(
            id: "term-drift",
            term: [.text("Drift")],
            meaning: [.paragraph([.text("(of a unit)")])]
          ),
        ])
    )
  }

  @Test func linksWithoutWordsAreNumbers() throws {
    let document = try Document(markdown: text)
    #expect(
      document.blocks[2]
        == .paragraph([
          .link(destination: "#figure-speed", content: [.text("Figure\u{A0}2")]), .text(" and "),
          .link(destination: "#table-rates", content: [.text("Table\u{A0}1")]),
          .text(" say it; see "),
          .link(destination: "#term-roughness", content: [.text("roughness")]), .text("."),
        ])
    )
    #expect(
      document.figures[0].caption == [
        .text("As in "), .link(destination: "#table-rates", content: [.text("Table\u{A0}1")]),
        .text("."),
      ]
    )
    #expect(document.tables.map(\.id) == ["table-rates"])
  }

  @Test func theMarkdownEditionHasWhatItsReadersKnow() {
    #expect(
      MarkdownEdition.text(of: text) == """
        # Report

        ## Summary

        [Figure 2](#figure-speed) and Table 1 say it; see [roughness](#terms).

        ![Rates](figures/rates.svg)

        **Figure 1.** As in Table 1.

        ![Speed](figures/speed.svg)

        **Figure 2.** Speed.

        **Table 1.** Rates of *both* networks.

        | a |
        |---|
        | 1 |

        ## More

        ### Terms

        - **Roughness.** How much a curve moves.
        - **Drift** (of a unit)
        """
    )
  }

  @Test func theBrowserGetsSectionsAndIds() throws {
    let page = HTMLRenderer.render(try Document(markdown: text)) { _ in FigureContent(markup: "") }
    #expect(page.body.contains("<div class=\"table\" id=\"table-rates\""))
    #expect(page.body.contains("<section class=\"appendix\">\n<h2 id=\"more\">"))
    #expect(page.body.contains("<dt id=\"term-roughness\">Roughness.</dt>"))
  }

  @Test(arguments: [
    ("## A {.apendix}", "Did you mean {.appendix}?"),
    (
      "## A {.terms}",
      "Headings may have {.appendix} or {.glossary}, captions of tables {#table-ID}."
    ),
    (
      "[](#figure-speeed)\n\n![a](figures/speed.svg \"b\")", "Did you mean #figure-speed?"
    ),
    (
      "Table: A {#table-a}\n\n| a |\n|---|\n\nTable: B {#table-a}\n\n| a |\n|---|",
      "Give each table an id of its own, and reword a heading that is called like a table."
    ),
    (
      "## A {.glossary}\n\n- **B.** c\n\n## D {.glossary}\n\n- **B.** e",
      "Define each term once, and reword a heading that is called like a term."
    ),
  ])
  func mistakesHaveAWayOut(text: String, hint: String) {
    let fault = #expect(throws: Fault.self) { try Document(markdown: text) }
    #expect(fault?.hint == hint)
  }

  @Test(arguments: [
    ("# A {.appendix}", "level 1"),
    ("## A {.appendix}\n\n## B {.appendix}", "a second appendix"),
    ("## A {.apendix}", "not known (got {.apendix})"),
    ("## A {#table-a}", "an id of its own"),
    ("## A {.glossary}\n\n- word", "does not begin with its term"),
    ("[](#a)\n\n# A", "no words"),
    ("[](#table-a)", "has this id (got #table-a)"),
    ("Table: A {#a}\n\n| a |\n|---|", "not known (got {#a})"),
    ("Table: {#table-a}\n\n| a |\n|---|", "the caption of a table has no words"),
    ("# A\n\n## B {.glossary}\n\nc\n\n## D", "the glossary has no terms"),
    ("# A\n\n## B {.glossary}", "the glossary has no terms"),
    ("# A\n\nb\n\n## C {.appendix}", "the appendix is empty"),
  ])
  func mistakesAreSaid(text: String, message: String) {
    let fault = #expect(throws: Fault.self) { try Document(markdown: text) }
    #expect(fault?.message.contains(message) == true)
  }

  @Test func bracesInTextAreText() throws {
    let document = try Document(markdown: "# The set {1, 2}\n\nA {.word}")
    #expect(
      document.blocks == [
        .heading(level: 1, id: "the-set-1-2", content: [.text("The set {1, 2}")]),
        .paragraph([.text("A {.word}")]),
      ]
    )
  }
}
