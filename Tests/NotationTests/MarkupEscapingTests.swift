import Testing

@testable import Notation

@Suite struct MarkupEscapingTests {
  @Test func markupCharactersBecomeReferences() {
    #expect("a<b>&\"c'".escapedForMarkup == "a&lt;b&gt;&amp;&quot;c&#39;")
    #expect(#"&<>"'`"#.escapedForMarkup == "&amp;&lt;&gt;&quot;&#39;&#96;")
  }

  /// One `Character` each, which a search for "<" by character does not find.
  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{E0101}"])
  func markupFollowedByACombiningScalarIsStillEscaped(mark: String) {
    for special in ["&", "<", ">", "\"", "'"] {
      let escaped = (special + mark).escapedForMarkup
      #expect(!escaped.unicodeScalars.dropFirst().contains { "&<>\"'".unicodeScalars.contains($0) })
      #expect(escaped.unicodeScalars.first == "&")
      #expect(escaped.unicodeScalars.last == mark.unicodeScalars.last)
    }
  }

  @Test func charactersThatXMLForbidsAreReplaced() {
    #expect(
      "a\u{0}b\u{1B}[31m\u{FFFE}\u{9C}".escapedForMarkup == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}"
    )
    #expect("a\tb\nc".escapedForMarkup == "a\tb\nc")
    #expect("\r".escapedForMarkup == "\u{FFFD}")
    #expect("a\u{0}\u{1B}\u{85}\t\n".escapedForMarkup == "a\u{FFFD}\u{FFFD}\u{FFFD}\t\n")
    for number: UInt32 in [0xFDD0, 0x1_FFFE] {
      #expect(Unicode.Scalar(number).map { String($0).escapedForMarkup } == "\u{FFFD}")
    }
  }

  @Test func otherTextIsKept() {
    let text = "γ · x̂ − 5 % 日本 🧮"
    #expect(text.escapedForMarkup == text)
  }
}
