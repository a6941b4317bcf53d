import Foundation
import Testing

/// The skeleton and the style sheet of the page that this module's HTML is made for.
@Suite struct PageStyleTests {
  private func template(_ name: String) throws -> String {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: repository.appending(path: "Templates/page/\(name)"),
      encoding: .utf8
    )
  }

  @Test func thePageHasItsSlotsAndItsPolicyFirst() throws {
    let page = try template("page.html")
    let slots = page.matches(of: /\{\{\{(\w+)\}\}\}/).map { String($0.1) }
    #expect(
      slots == [
        "language", "direction", "script_hash", "refresh", "description", "title", "styles",
        "script_words", "script", "skip", "description", "live", "contents_title", "contents_title",
        "contents", "body",
        "colophon",
      ]
    )
    // The character set counts only within the first 1024 bytes, the policy only for what follows it.
    #expect(
      page.contains(
        """
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{{{script_hash}}}'; \
        style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        """
      )
    )
    #expect(!page.contains("style="))
    #expect(!page.contains("http:") && !page.contains("https:"))
  }

  @Test func theStyleSheetLoadsNothing() throws {
    let styles = try template("report.css")
    #expect(!styles.contains("url(") && !styles.contains("@import") && !styles.contains("<"))
  }

  /// Each colour is given once, for both grounds; paper and the reader choose the ground, and figures have the page's.
  @Test func everyColourHasALightAndADarkValue() throws {
    let styles = try template("report.css")
    let themes = try themes()
    #expect(themes.light.count == 25)
    #expect(themes.dark.keys.sorted() == themes.light.keys.sorted())
    for rule in [
      ":root[data-theme=\"light\"] { color-scheme: light; }",
      ":root[data-theme=\"dark\"] { color-scheme: dark; }",
      "@media print {\n  :root:root { color-scheme: light; }",
    ] { #expect(styles.contains(rule)) }
    for level in 1...6 { #expect(themes.light["bn-level-\(level)"] != nil) }
  }

  // WCAG 2.2, success criterion 1.4.3: 4.5 for text; 1.4.11: 3 for the lines of figures.
  @Test func everyTextAndLineHasEnoughContrast() throws {
    let themes = try themes()
    for theme in [themes.light, themes.dark] {
      for surface in ["bn-background", "surface", "answer"] {
        for text in [
          "bn-ink", "bn-ink-muted", "link", "code-comment", "code-string", "code-number",
          "code-keyword",
        ] {
          #expect(try contrast(theme, text, surface) >= 4.5, "\(text) on \(surface)")
        }
      }
      for line in (1...5).map({ "bn-series-\($0)" }) + ["bn-axis", "answer-edge"] {
        #expect(try contrast(theme, line, "bn-background") >= 3, "\(line)")
      }
    }
  }

  // MARK: Reading the style sheet

  private typealias Theme = [String: UInt32]

  private func themes() throws -> (light: Theme, dark: Theme) {
    var (light, dark): (Theme, Theme) = ([:], [:])
    let colours = /--([a-z0-9-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);/
    for match in try template("report.css").matches(of: colours) {
      light[String(match.1)] = UInt32(match.2, radix: 16)
      dark[String(match.1)] = UInt32(match.3, radix: 16)
    }
    return (light, dark)
  }

  private func contrast(_ theme: Theme, _ first: String, _ second: String) throws -> Double {
    let one = luminance(try #require(theme[first]))
    let other = luminance(try #require(theme[second]))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// WCAG's relative luminance of an sRGB colour.
  private func luminance(_ colour: UInt32) -> Double {
    let channels = [16, 8, 0].map { shift in Double(colour >> shift & 0xFF) / 255 }
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
