import Faults
import Markup
import Testing

/// Every text that is refused, with the place and the words of the refusal.
@Suite struct DocumentRefusalTests {
  struct Refusal: CustomTestStringConvertible {
    var markdown: String
    var description: String
    var testDescription: String { description }
  }

  static let refusals: [Refusal] = [
    // Raw HTML, in a line and on its own; the column counts scalars, not bytes.
    .init(markdown: "é <b>x</b>", description: "1:3: raw HTML is not allowed"),
    .init(markdown: "a\n\n<div>\n", description: "3:1: raw HTML is not allowed"),
    .init(markdown: "> - x <!-- y -->", description: "1:7: raw HTML is not allowed"),
    .init(markdown: "| a |\n|---|\n| <i> |", description: "3:3: raw HTML is not allowed"),
    // Links
    .init(
      markdown: "a [b](javascript:alert(1))",
      description: "1:3: this link is not allowed (got javascript:alert(1))"
    ),
    .init(
      markdown: "[b](JaVaScRiPt&#58;x)",
      description: "1:1: this link is not allowed (got JaVaScRiPt:x)"
    ),
    .init(
      markdown: "<vbscript:x>",
      description: "1:1: this link is not allowed (got vbscript:x)"
    ),
    .init(
      markdown: "[b](data:text/html,x)",
      description: "1:1: this link is not allowed (got data:text/html,x)"
    ),
    .init(
      markdown: "[b](//example.org)",
      description: "1:1: this link is not allowed (got //example.org)"
    ),
    .init(markdown: "[b](other.md)", description: "1:1: this link is not allowed (got other.md)"),
    .init(markdown: "[b]()", description: "1:1: this link is not allowed (got )"),
    .init(
      markdown: "[b](<https://a b>)",
      description: "1:1: this link is not allowed (got https://a b)"
    ),
    .init(
      markdown: "[b](https&#x301;://a)",
      description: "1:1: this link is not allowed (got https\u{301}://a)"
    ),
    .init(
      markdown: "x\n[b](https://a \"t\")",
      description: "2:1: the title of a link is not shown (got t)"
    ),
    .init(
      markdown: "# A\n\n[b](#c)",
      description: "3:1: no heading, figure, table or term has this id (got #c)"
    ),
    .init(
      markdown: "[b](#)",
      description: "1:1: no heading, figure, table or term has this id (got #)"
    ),
    // Headings
    .init(markdown: "# A\n\n# B", description: "3:1: a second heading of level 1"),
    .init(
      markdown: "# A\n\n### B",
      description: "3:1: a heading leaves out a level (got 3 after 1, expected at most 2)"
    ),
    // Figures
    .init(
      markdown: "a ![b](figures/c.svg \"d\")",
      description: "1:3: a picture stands inside a text"
    ),
    .init(
      markdown: "![b](c.png \"d\")",
      description: "1:1: this is not a picture of the report (got c.png)"
    ),
    .init(
      markdown: "![b](figures/../c.svg \"d\")",
      description: "1:1: this is not a picture of the report (got figures/../c.svg)"
    ),
    .init(
      markdown: "![b](figures/.svg \"d\")",
      description: "1:1: this is not a picture of the report (got figures/.svg)"
    ),
    .init(
      markdown: "![ ](figures/c.svg \"d\")",
      description: "1:1: figure c has no alternative text"
    ),
    .init(
      markdown: "![b](figures/c.svg)",
      description: "1:1: figure c has no caption that can be read"
    ),
    .init(
      markdown: "![b](figures/c.svg\n\"d\")",
      description: "1:1: figure c has no caption that can be read"
    ),
    .init(
      markdown: "![b](figures/c.svg \"# d\")",
      description: "1:1: figure c has no caption that can be read"
    ),
    .init(
      markdown: "![b](figures/c.svg \"é <b>\")",
      description: "1:23: raw HTML is not allowed"
    ),
    .init(
      markdown: "![b](figures/c.svg \"d\")\n\n![b](figures/c.svg \"d\")",
      description: "3:1: the id figure-c is given twice (first on line 1)"
    ),
    .init(
      markdown: "![b](figures/c.svg \"d\")\n\n# Figure c",
      description: "3:1: the id figure-c is given twice (first on line 1)"
    ),
    // Tables
    .init(markdown: "x\n\nTable: a\n\ny", description: "3:1: a caption stands without its table"),
    .init(
      markdown: "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |",
      description: "4:1: a row has more cells than the head of its table (got 3, expected 2)"
    ),
    .init(
      markdown: "a | b\n---|---\n1 | 2 | 3",
      description: "3:1: a row has more cells than the head of its table (got 3, expected 2)"
    ),
    // Formulas: the place is inside the formula.
    .init(
      markdown: "é $`x + \\foo`$",
      description: "1:9: this command is not supported (got \\foo)"
    ),
    .init(
      markdown: "- a\n\n  ```math\n  x\n  é \\foo\n  ```",
      description: "5:5: this command is not supported (got \\foo)"
    ),
    .init(markdown: "```math\n```", description: "2:1: the formula is empty"),
    // Sizes
    .init(
      markdown: String(repeating: ">", count: 100) + " a",
      description: "1:65: the text is nested too deeply (got more than 64 levels)"
    ),
    // In cmark this is quadratic: it would run for hours.
    .init(
      markdown: String(repeating: ">", count: 300_000) + String(repeating: "a\n", count: 300_000),
      description: "1:65: the text is nested too deeply (got more than 64 levels)"
    ),
    .init(
      markdown: "a\n" + String(repeating: "- ", count: 65) + "b",
      description: "2:129: the text is nested too deeply (got more than 64 levels)"
    ),
    .init(
      markdown: String(repeating: "*a **b ", count: 40) + String(repeating: "c** d*", count: 40),
      description: "1:219: the text is nested too deeply (got more than 64 levels)"
    ),
    .init(
      markdown: String(repeating: "a", count: 1_048_577),
      description: "1:1: the text is too long (got 1048577 bytes, expected at most 1048576)"
    ),
    // Tables of which cmark makes more than the text has
    .init(
      markdown: "a\n\n" + String(repeating: "|", count: 257),
      description: "3:1: the table has too many columns (got more than 256)"
    ),
    .init(
      markdown: "|a|b|\n|-|-|\n" + String(repeating: "|c\n", count: 70_000),
      description: "65538:1: the tables are too large (got more than 262144 cells)"
    ),
  ]

  @Test(arguments: refusals) func isRefusedAtItsPlace(_ refusal: Refusal) {
    let error = #expect(throws: Fault.self) { try Document(markdown: refusal.markdown) }
    #expect(error?.description == refusal.description)
    #expect(error?.hint?.isEmpty == false)
  }
}
