import Golden
import Testing

@Suite struct AcceptCommandTests {
  private let command = AcceptCommand(["bnreport", "golden", "accept", "--baseline", "my refs"])

  @Test func plainWordsStayAsTheyAre() {
    #expect(
      command.text(for: ["a/b-c_d.png"])
        == "bnreport golden accept --baseline 'my refs' a/b-c_d.png"
    )
    #expect(
      command.text(flags: ["--failed"]) == "bnreport golden accept --baseline 'my refs' --failed"
    )
  }

  /// As POSIX shells read them; a combining mark after the quote is no way around.
  @Test func namesCannotLeaveTheirQuotes() {
    #expect(
      command.text(for: ["it's; $(rm -rf x)'\u{301}.png"])
        == "bnreport golden accept --baseline 'my refs' 'it'\\''s; $(rm -rf x)'\\''\u{301}.png'"
    )
  }

  @Test func namesThatLookLikeOptionsStandBehindDashes() {
    #expect(
      command.text(for: ["--all"]) == "bnreport golden accept --baseline 'my refs' -- --all"
    )
  }

  @Test func theCommandOfATestIsTheSameForAllNames() {
    let command = AcceptCommand(fixed: "BNREPORT_GOLDEN=record swift test")
    #expect(command.text(for: ["a"]) == command.text(flags: ["--failed"]))
  }
}
