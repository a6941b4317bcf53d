import Testing

@testable import Drawing

@Suite struct XMLTextTests {
  @Test func markupCharactersBecomeReferences() {
    #expect(XMLText.escape("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c&#39;")
  }

  /// One `Character` each, which a search for "<" by character does not find.
  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{E0101}"])
  func markupFollowedByACombiningScalarIsStillEscaped(mark: String) {
    for special in ["&", "<", ">", "\"", "'"] {
      let escaped = XMLText.escape(special + mark)
      #expect(!escaped.unicodeScalars.dropFirst().contains { "&<>\"'".unicodeScalars.contains($0) })
      #expect(escaped.unicodeScalars.first == "&")
      #expect(escaped.unicodeScalars.last == mark.unicodeScalars.last)
    }
  }

  @Test func charactersThatXMLForbidsAreReplaced() {
    #expect(
      XMLText.escape("a\u{0}b\u{1B}[31m\u{FFFE}\u{9C}") == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}"
    )
    #expect(XMLText.escape("a\tb\nc") == "a\tb\nc")
    #expect(XMLText.escape("\r") == "\u{FFFD}")
  }

  @Test func otherTextIsKept() {
    let text = "γ · x̂ − 5 % 日本 🧮"
    #expect(XMLText.escape(text) == text)
  }
}
