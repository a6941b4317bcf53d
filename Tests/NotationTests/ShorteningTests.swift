import Notation
import Testing

@Suite struct ShorteningTests {
  @Test func aTextThatFitsStays() {
    #expect("One two".shortened(to: 7) == "One two")
  }

  @Test func aLongTextEndsAtAWord() {
    #expect("One two three".shortened(to: 12) == "One two…")
    #expect("One, two; three".shortened(to: 10) == "One, two…")
  }

  @Test func aTextWithoutSpacesEndsAnywhere() {
    #expect("验证准确率更高".shortened(to: 5) == "验证准确…")
  }

  /// Marks of direction are heard by nobody: they take no room from words.
  @Test func marksOfDirectionAreNotCounted() {
    #expect("\u{2068}one\u{2069} \u{200F}two".shortened(to: 7) == "\u{2068}one\u{2069} \u{200F}two")
    #expect("\u{2068}one\u{2069} two three".shortened(to: 9) == "\u{2068}one\u{2069} two…")
  }

  @Test func halfAParenthesisIsLeftOut() {
    #expect("Batch norm is ahead (0.2 to 0.4)".shortened(to: 28) == "Batch norm is ahead…")
  }

  /// Unicode Annex 9: what begins with FSI ends with PDI.
  @Test func isolatesAreClosed() {
    let text = "\u{2068}one two three four\u{2069} five"
    let short = text.shortened(to: 16)
    #expect(short == "\u{2068}one two three…\u{2069}")
    #expect(short.unicodeScalars.count <= 16)
  }

  /// A letter and its accent are one character, which is not parted.
  @Test func aCharacterIsNotParted() {
    #expect("abe\u{301}d".shortened(to: 4) == "ab…")
    #expect("abe\u{301}def".shortened(to: 5) == "abe\u{301}…")
  }
}
