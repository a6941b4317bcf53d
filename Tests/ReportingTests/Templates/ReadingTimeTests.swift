import Testing

@testable import Reporting

@Suite struct ReadingTimeTests {
  private func words(_ count: Int) -> String {
    [String](repeating: "word", count: count).joined(separator: " ")
  }

  @Test func aMinuteHas238Words() {
    #expect(ReadingTime.minutes(of: words(238)) == 1)
    #expect(ReadingTime.minutes(of: words(239)) == 2)
  }

  @Test func tablesAndProgramsAreNotRead() {
    let text = "\(words(238))\n\n| \(words(300)) |\n\n```yaml\n\(words(300))\n```\n"
    #expect(ReadingTime.minutes(of: text) == 1)
  }

  @Test func whatStandsForAPictureIsNotReadItsCaptionIs() {
    let text = "\(words(237))\n\n![\(words(300))](figures/a.svg \"Caption.\")\n"
    #expect(ReadingTime.minutes(of: text) == 2)
    #expect(ReadingTime.minutes(of: text.replacing(" \"Caption.\"", with: "")) == 1)
  }

  @Test func theMainPartEndsBeforeTheAppendix() {
    let text = """
      About \(ReadingTime.mainPlaceholder) of \(ReadingTime.placeholder) minutes.

      ## More {.appendix}

      \(words(238))
      """
    #expect(ReadingTime.fillIn(text).hasPrefix("About 1 of 2 minutes."))
  }

  @Test func theMinutesStandWhereTheTemplateNamesThem() {
    let text = "About \(ReadingTime.placeholder) minutes."
    #expect(ReadingTime.fillIn(text) == "About 1 minutes.")
    #expect(ReadingTime.fillIn("No time.") == "No time.")
  }
}
