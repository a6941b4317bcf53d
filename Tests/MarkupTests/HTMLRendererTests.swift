import Markup
import Testing

@Suite struct HTMLRendererTests {
  private func body(_ blocks: [Block]) -> String {
    HTMLRenderer.render(Document(blocks: blocks)) { _ in FigureContent(markup: "") }.body
  }

  @Test func aQuotationAfterAHeadingIsItsAnswer() {
    let quote = Block.quote([.paragraph([.text("Yes.")])])
    let heading = Block.heading(level: 2, id: "q", content: [.text("Q?")])
    #expect(body([heading, quote]).contains("<div class=\"answer\">\n<p>Yes.</p>\n</div>"))
    #expect(body([heading, .thematicBreak, quote]).contains("<blockquote>\n<p>Yes.</p>"))
  }

  @Test func figuresAndTheTablesWithACaptionAreNumbered() throws {
    let figure = { Block.figure(Figure(name: $0, alternativeText: "a", caption: [.text("b")])) }
    let table = { Block.table(Table(caption: $0, alignments: [.leading], header: [[]], rows: [])) }
    let html = body([
      figure("one"), table([.text("c")]), table(nil), .quote([figure("two")]), table([.text("d")]),
    ])
    let read = try XMLFragment(html)
    #expect(
      read.text.split(separator: "\n") == [
        "Figure 1. b", "Table 1. c", "Table: ", "Figure 2. b", "Table 2. d",
      ]
    )
    #expect(
      read.attributes.filter { $0.hasPrefix("id=") }
        == ["id=figure-one", "id=table.1", "id=figure-two", "id=table.2"]
    )
  }

  @Test func figuresAreAskedForOnceInReadingOrderAndMayFail() {
    struct NoFigure: Error {}
    let document = Document(blocks: [
      .figure(Figure(name: "b", alternativeText: "a", caption: [])),
      .figure(Figure(name: "a", alternativeText: "a", caption: [])),
    ])
    var names: [String] = []
    _ = HTMLRenderer.render(document) { figure in
      names.append(figure.name)
      return FigureContent(markup: "")
    }
    #expect(names == ["b", "a"])
    #expect(throws: NoFigure.self) {
      try HTMLRenderer.render(document) { _ throws(NoFigure) in throw NoFigure() }
    }
  }

  /// ARIA 1.2, 5.2.8: what takes the focus has a role that may have a name, and a name.
  @Test func whatIsAroundAFigureHasItsName() {
    let document = Document(blocks: [
      .figure(Figure(name: "a", alternativeText: "a", caption: []))
    ])
    let page = HTMLRenderer.render(document) { _ in
      FigureContent(markup: "", narrowMarkup: "")
    }
    let focus = "role=\"group\" tabindex=\"0\" aria-label=\"Figure 1\""
    #expect(page.body.contains("<div class=\"picture wide\" \(focus)>"))
    #expect(page.body.contains("<div class=\"picture narrow\" \(focus)>"))
  }

  /// A thousand rows of data, of a panel, a series and numbers, say once where the words stand.
  @Test func aSecondColumnOfWordsAmongNumbersIsSaidByTheTable() {
    let row: [[Inline]] = ["p", "s", "1", "2", "3"].map { [.text($0)] }
    let table = Table(
      alignments: [.leading, .leading, .trailing, .trailing, .trailing],
      header: row,
      rows: [row]
    )
    let page = HTMLRenderer.render(
      Document(blocks: [.figure(Figure(name: "f", alternativeText: "a", caption: []))])
    ) { _ in FigureContent(markup: "", dataTable: table) }
    #expect(page.body.contains("<table class=\"numbers series\">"))
    #expect(page.body.contains("<tr><th scope=\"row\">p</th><td>s</td><td>1</td>"))
  }

  @Test func theFirstColumnNamesItsRowIfItIsALabelOrStandsOnce() {
    let cells: [[Inline]] = [[.text("x")], [.text("1")]]
    let label = Table(alignments: [.leading, .trailing], header: cells, rows: [cells])
    let number = Table(alignments: [.trailing, .trailing], header: cells, rows: [cells, cells])
    let once = Table(alignments: [.trailing, .trailing], header: cells, rows: [cells])
    #expect(
      body([.table(label)]).contains(
        "<tr><th scope=\"row\">x</th><td class=\"trailing\">1</td></tr>"
      )
    )
    #expect(
      body([.table(number)]).contains(
        "<tr><td>x</td><td>1</td></tr>"
      )
    )
    #expect(
      body([.table(once)]).contains(
        "<tr><th scope=\"row\" class=\"trailing\">x</th><td>1</td></tr>"
      )
    )
  }

  @Test func aTableWithoutACaptionIsNamedByItsSectionForThoseWhoCannotSeeIt() {
    let table = Table(
      alignments: [.leading, .leading],
      header: [[.text("a")], [.text("b")]],
      rows: []
    )
    #expect(
      body([.heading(level: 2, id: "q", content: [.text("Q")]), .table(table)])
        .contains("<caption><span class=\"spoken\">Q: a, b</span></caption>")
    )
  }

  @Test func theRowsOfAWideTableAreCardsWithTheHeadersWords() {
    let words: [Inline] = [.text("a sentence of several words")]
    let wide = Table(
      alignments: [.leading, .leading, .leading],
      header: [[.text("Claim")], [.text("Effect \"&\"")], [.text("Verdict")]],
      rows: [[words, words, []]]
    )
    let html = body([.table(wide)])
    #expect(html.contains("<table class=\"cards\">"))
    // The name of a card needs no word before it, and an empty cell has no line.
    #expect(
      html.contains(
        "<tr><th scope=\"row\">a sentence of several words</th><td data-label=\"Effect &quot;&amp;&quot;\">a sentence of several words</td><td></td></tr>"
      )
    )
    let narrow = Table(
      alignments: wide.alignments,
      header: wide.header,
      rows: [[[.text("1")], [.text("2")], [.text("3")]]]
    )
    #expect(!body([.table(narrow)]).contains("cards"))
  }

  @Test func aRowThatASentenceNamesHasAnIdOfItsOwn() {
    let row: [[Inline]] = [[.text("Batch norm makes training faster and better")], [.text("1")]]
    let table = Table(
      caption: [.text("c")],
      alignments: [.leading, .trailing],
      header: [[.text("Claim")], [.text("n")]],
      rows: [row, row]
    )
    let html = body([.table(table)])
    #expect(html.contains("<tr id=\"row.batch-norm-makes-training-faster-and\">"))
    #expect(html.contains("<tr id=\"row.batch-norm-makes-training-faster-and-1\">"))
  }

  @Test func aHeaderWithoutWordsIsNoHeader() {
    let table = Table(alignments: [.leading, .trailing], header: [[], []], rows: [])
    #expect(body([.table(table)]).contains("<tr><td></td><td class=\"trailing\"></td></tr>"))
  }

  @Test func theFormulaOfAHeaderIsReadInWords() {
    let header: [[Inline]] = [[.math(.identifier("x"), source: "x")]]
    let html = body([.table(Table(alignments: [.leading], header: header, rows: []))])
    #expect(
      html.contains(
        "<th scope=\"col\"><span class=\"spoken\">x</span><span aria-hidden=\"true\"><math "
      )
    )
  }

  @Test func aColumnOfSentencesWantsRoomAndNoOther() {
    func header(_ alignment: Table.Alignment, _ letters: Int, rows: Int = 4) -> Bool {
      let text: [Inline] = [.text(String(repeating: "m", count: letters))]
      let table = Table(
        alignments: [.leading, alignment],
        header: [[.text("a")], [.text("b")]],
        rows: Array(repeating: [[], []], count: rows - 1) + [[[], text]]
      )
      return body([.table(table)]).contains("<th scope=\"col\" class=\"words\">b</th>")
    }
    #expect(header(.leading, 21))
    #expect(!header(.leading, 20))
    #expect(!header(.leading, 21, rows: 5))
    #expect(!header(.trailing, 21))
  }

  @Test func cellsOfATableOfNumbersGoWithoutAClass() {
    let cells: [[Inline]] = [[.text("a")], [.text("b")], [.text("1")], [.text("2")], [.text("3")]]
    let alignments: [Table.Alignment] = [.leading, .center, .trailing, .trailing, .trailing]
    let html = body([.table(Table(alignments: alignments, header: cells, rows: [cells]))])
    #expect(html.contains("<table class=\"numbers\">"))
    #expect(
      html.contains(
        "<tr><th scope=\"row\">a</th><td class=\"center\">b</td><td>1</td><td>2</td><td>3</td></tr>"
      )
    )
  }

  @Test func whatScrollsCanHaveTheFocus() {
    let html = body([
      .math(.identifier("x"), source: "x"), .code(language: nil, text: "x"),
      .figure(Figure(name: "f", alternativeText: "a", caption: [])),
      .table(Table(alignments: [.leading], header: [[.text("x")]], rows: [])),
    ])
    for start in [
      "<div class=\"formula\" tabindex=\"0\">", "<pre tabindex=\"0\">",
      "<div class=\"picture\" role=\"group\" tabindex=\"0\" aria-label=\"Figure 1\">",
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table: x\">",
    ] { #expect(html.contains(start)) }
  }

  @Test func theMarkAfterAFormulaStaysWithIt() {
    let html = body([.paragraph([.math(.identifier("x"), source: "x"), .text("), y")])])
    #expect(html.hasPrefix("<p><span class=\"tied\"><math "))
    #expect(html.hasSuffix("</math>),</span> y</p>\n"))
  }

  @Test func contentsHaveTwoLevelsAndNoLinkInALink() throws {
    let document = try Document(
      markdown: "# T\n## A\n### B\n#### C\n### [D](#a)\n## E\n### F\n"
    )
    let page = HTMLRenderer.render(document) { _ in FigureContent(markup: "") }
    #expect(
      page.contents == """
        <ol>
        <li><a href="#a">A</a>
        <ol>
        <li><a href="#b">B</a></li>
        <li><a href="#d">D</a></li>
        </ol>
        </li>
        <li><a href="#e">E</a>
        <ol>
        <li><a href="#f">F</a></li>
        </ol>
        </li>
        </ol>

        """
    )
    #expect(
      HTMLRenderer.render(Document(blocks: [])) { _ in FigureContent(markup: "") }.contents == ""
    )
  }

  /// Every place of a document that shows a text, with one that tries to get out of it.
  @Test(arguments: EscapingTests.joining)
  func noTextGetsOutOfItsPlace(_ joining: Unicode.Scalar) throws {
    func blocks(_ text: String) -> [Block] {
      let content: [Inline] = [
        .text(text), .code(text), .emphasis([.text(text)]), .strong([.text(text)]),
        .link(destination: "https://\(text)", content: [.text(text)]),
        .math(.row([.text(text), .identifier(text), .operator(text, .ordinary)]), source: text),
      ]
      return [
        .heading(level: 2, id: text, content: content), .paragraph(content),
        .code(language: text, text: text), .code(language: "yaml", text: text),
        .code(language: "python", text: text),
        .table(
          Table(caption: content, alignments: [.leading], header: [content], rows: [[content]])
        ),
        .figure(Figure(name: text, alternativeText: text, caption: content)),
      ]
    }
    func read(_ text: String) throws -> XMLFragment {
      let page = HTMLRenderer.render(Document(blocks: blocks(text))) { _ in
        FigureContent(
          markup: "",
          dataTable: Table(alignments: [], header: [[.text(text)]], rows: [])
        )
      }
      return try XMLFragment(page.contents + page.body)
    }
    let plain = try read("x & y").elements.filter { $0 != "span" }
    for mark in #"&<>"'`"#.unicodeScalars {
      var text = "x"
      text.unicodeScalars.append(mark)
      text.unicodeScalars.append(joining)
      text += " onclick=y><script>z</script>"
      let hostile = try read(text)
      // Only the spans of coloured code may differ.
      #expect(hostile.elements.filter { $0 != "span" } == plain)
      #expect(!hostile.attributes.contains { $0.hasPrefix("onclick=") })
      #expect(hostile.text.contains(text))
    }
  }

  @Test func noStyleAttributeIsWritten() {
    #expect(!Everything.body.contains("style="))
  }
}
