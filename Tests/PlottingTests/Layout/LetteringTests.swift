import TestSupport
import Testing

@testable import Plotting

@Suite struct LetteringTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())

  /// Notes are 7.5 points: 4.5 points a character, 22 characters in 100 points.
  @Test func longTextsBreakIntoEvenLines() {
    #expect(lettering.lines("one two", in: lettering.note, width: 100) == ["one two"])
    #expect(
      lettering.lines("one two three four five", in: lettering.note, width: 100)
        == ["one two three", "four five"]
    )
    #expect(lettering.lines("", in: lettering.note, width: 100) == [])
  }

  @Test func aWordThatIsTooLongIsBrokenWithHyphens() {
    #expect(
      lettering.lines("a incomprehensibilities b", in: lettering.note, width: 50)
        == ["a", "incompreh\u{2010}", "ensibilit\u{2010}", "ies b"]
    )
  }
}
