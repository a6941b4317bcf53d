import Faults
import Markup
import Testing

@Suite struct NotesTests {
  @Test func notesStandBelowTheTextInTheOrderOfTheirReferences() throws {
    let document = try Document(
      markdown: "a[^b] and[^a], again[^b]\n\n[^a]: One.\n[^b]: Two\n    lines.\n"
    )
    #expect(
      document.blocks == [
        .paragraph([
          .text("a"), .note(1, reference: 0), .text(" and"), .note(2, reference: 0),
          .text(", again"), .note(1, reference: 1),
        ])
      ]
    )
    #expect(
      document.notes == [
        [.paragraph([.text("Two"), .softBreak, .text("lines.")])],
        [.paragraph([.text("One.")])],
      ]
    )
    let page = HTMLRenderer.render(document) { _ in FigureContent(markup: "") }
    #expect(
      page.body.contains(
        "<sup><a id=\"note.1.text.2\" href=\"#note.1\" role=\"doc-noteref\">1</a></sup>"
      )
    )
    #expect(page.body.contains("<li id=\"note.2\">"))
    #expect(page.body.contains("href=\"#note.1.text.2\""))
  }

  @Test(arguments: [
    ("a[^b]", "1:2"), ("[^b]: c", "1:1"), ("a[^b]\n\n[^b]: c\n\n[^b]: d", "5:1"),
  ])
  func notesAndReferencesBelongTogether(_ markdown: String, _ place: String) {
    do {
      _ = try Document(markdown: markdown)
      Issue.record("\(markdown) is read")
    } catch {
      #expect(error.place == place)
    }
  }

  @Test(arguments: ["`[^a]`", #"\[^a\]"#, "```\n[^a]\n```", "[^ a]"])
  func whatIsNoNoteIsText(_ markdown: String) throws {
    #expect(try Document(markdown: markdown).notes == [])
  }

  @Test func linesGoThroughWhatNoLongerHoldsAndTasksHaveBoxes() throws {
    let document = try Document(
      markdown: "~~a~~ ~b~ ~ c\n\n- [ ] d\n- [x] e\n\nsee www.example.org"
    )
    #expect(
      document.blocks == [
        .paragraph([.struck([.text("a")]), .text(" "), .struck([.text("b")]), .text(" ~ c")]),
        .list(
          start: nil,
          isTight: true,
          items: [
            [.paragraph([.text("☐ "), .text("d")])], [.paragraph([.text("☑ "), .text("e")])],
          ]
        ),
        .paragraph([
          .text("see "),
          .link(destination: "http://www.example.org", content: [.text("www.example.org")]),
        ]),
      ]
    )
  }

  @Test(arguments: [
    ("a :smile: b", "1:3"), ("> [!NOTE]\n> a", "1:3"), ("---\na: b\n---\n", "1:1"),
    ("```mermaid\na\n```", "1:1"),
  ])
  func whatOnlyGitHubShowsIsRefused(_ markdown: String, _ place: String) {
    do {
      _ = try Document(markdown: markdown)
      Issue.record("\(markdown) is read")
    } catch {
      #expect(error.place == place, "\(error)")
    }
  }

  @Test(arguments: ["a:b:c", "at 10:30:00", "`:smile:`", "x :: y", ":Smile:"])
  func colonsAreText(_ markdown: String) throws {
    _ = try Document(markdown: markdown)
  }

  @Test func picturesAreWhatIsKnownOfThem() throws {
    let pictures: [String: KnownPicture] = [
      "pictures/a b.png": .usable, "pictures/set-up.png": .usable,
      "pictures/x.gif": .refused("is a GIF", hint: "Save it."),
    ]
    let document = try Document(
      markdown: "![A.](pictures/set-up.png)\n\n[b](#figure-set-up)",
      pictures: pictures
    )
    #expect(
      document.figures == [
        Figure(
          name: "set-up",
          picture: "pictures/set-up.png",
          alternativeText: "A.",
          caption: []
        )
      ]
    )
    let captioned = try Document(
      markdown: "![A.](pictures/set-up.png \"The *set-up*.\")",
      pictures: pictures
    )
    #expect(
      captioned.figures[0].caption == [.text("The "), .emphasis([.text("set-up")]), .text(".")]
    )
    for (markdown, message) in [
      ("![A.](pictures/x.gif)", "1:1: is a GIF"),
      (
        "![A.](https://example.org/a.png)",
        "1:1: a picture from elsewhere is not shown (got https://example.org/a.png)"
      ),
      ("![](pictures/set-up.png)", "1:1: figure set-up has no alternative text"),
      ("![A.](b.png)", "1:1: this is not a picture of the report (got b.png)"),
    ] {
      #expect(throws: (any Error).self) { try Document(markdown: markdown, pictures: pictures) }
      do { _ = try Document(markdown: markdown, pictures: pictures) } catch {
        #expect("\(error)" == message)
      }
    }
    #expect(
      MarkdownEdition.text(
        of: "![A.](img/a.png \"B.\")",
        pictures: ["img/a.png": "pictures/img-a.png"]
      ) == "![A.](pictures/img-a.png)\n\n**Figure 1.** B."
    )
  }
}
