import Experiments
import Faults
import Foundation
import Models
import Testing
import YAML

@Suite struct ReportStyleTests {
  private func style(_ text: String) throws(Faults) -> ReportStyle {
    try ReportStyle(reading: Data(text.utf8), file: "style.yaml")
  }

  @Test func coloursAndPaperAreRead() throws {
    let style = try style("accent: \"#7a3e00\"\naccent_dark: \"#ffb070\"\npaper: letter\n")
    #expect(style.accent == 0x7A3E00 && style.accentDark == 0xFFB070 && style.paper == "letter")
    #expect(try self.style("paper: a4").accent == nil)
  }

  /// Contrasts by the formula of WCAG 2.2: #777777 on white is 4.48, the usual example of just too little.
  @Test(arguments: [
    (
      "accent: \"#777777\"",
      "accent is hard to read (got a contrast of 4.4 with the page, expected at least 4.5)"
    ),
    (
      "accent_dark: \"#0000ff\"",
      "accent_dark is hard to read (got a contrast of 2.0 with the page, expected at least 4.5)"
    ),
    ("accent: blue", "accent is no colour (got \"blue\", expected six hexadecimal digits after #)"),
    (
      "accent: \"#-12345\"",
      "accent is no colour (got \"#-12345\", expected six hexadecimal digits after #)"
    ),
    ("paper: a5", "paper is unknown (got \"a5\", expected a4, letter)"),
    ("acent: \"#000000\"", "unknown key \"acent\""),
  ])
  func whatIsWrongIsSaid(_ text: String, _ message: String) {
    #expect { try style(text) } throws: { ($0 as? Faults)?.all.map(\.message) == [message] }
  }
}
