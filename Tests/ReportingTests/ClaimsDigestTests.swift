import Testing

@testable import Reporting

/// The outcome of a report in few words; expectations are written by hand.
@Suite struct ClaimsDigestTests {
  private static let header =
    "id,question,statement,verdict,effect,unit,low,high,significance,n,test\n"

  private func digest(_ rows: String) throws -> ClaimsDigest {
    try #require(ClaimsDigest(claimsCSV: Array((Self.header + rows).utf8)))
  }

  @Test func aClaimHasItsEffectAndOneOfPartsTheirVerdicts() throws {
    let digest = try digest(
      """
      fast,Q1,Faster,supported,3.813,ratio,2.077,12.16,0.05,14,t
      shift,Q1,"Less, or no shift",contested,,,,,,,
      shift.1,Q1,"Less, or no shift: drift",supported,1.5,ratio,1.2,2,0.05,20,t
      shift.2,Q1,"Less, or no shift: gradients",reversed,0.2,ratio,0.1,0.4,0.05,10,t
      higher,Q2,Higher,inconclusive,-0.5,percentage points,-2,1,0.05,3,t

      """
    )
    #expect(digest.outcome == "3 claims: 1 supported, 1 inconclusive, 1 contested")
    #expect(
      digest.text == """
        3 claims: 1 supported, 1 inconclusive, 1 contested
        supported     Faster: 3.81 times (2.08 to 12.2, n = 14)
        contested     Less, or no shift: 2 parts: 1 supported, 1 reversed
        inconclusive  Higher: −0.500 points (−2.00 to 1.00, n = 3)

        """
    )
  }

  @Test func oneClaimAndNoneHaveTheirWords() throws {
    #expect(try digest("").outcome == "no claims")
    #expect(try digest("a,Q,A,supported,,,,,,,\n").outcome == "1 claim: 1 supported")
    #expect(ClaimsDigest(claimsCSV: Array("epoch,loss\n1,2\n".utf8)) == nil)
  }

  @Test func checksAreCountedApart() throws {
    let text =
      Self.header.dropLast()
      + ",role\na,Q,A,supported,,,,,,,,finding\nb,Q,B,refuted,,,,,,,,control\n"
    let digest = try #require(ClaimsDigest(claimsCSV: Array(text.utf8)))
    #expect(digest.outcome == "1 claim: 1 supported; counted apart: 1 check")
  }

  // MARK: Beside an earlier report

  /// Five claims, one of each way in which a report may differ from an earlier one.
  private func compared() throws -> ClaimsDigest {
    let earlier = """
      same,Q1,Same,supported,3,ratio,2,4,0.05,5,t
      moved,Q1,Moved,supported,3,ratio,2,4,0.05,5,t
      turned,Q2,Turned,supported,3,ratio,2,4,0.05,5,t
      gone,Q2,Gone,refuted,,,,,,,

      """
    let now = """
      same,Q1,Same (in other words),supported,3,ratio,2,4,0.05,5,t
      moved,Q1,Moved,supported,2.5,ratio,2,4,0.05,5,t
      turned,Q2,Turned,inconclusive,1,ratio,0.5,2,0.05,5,t
      new,Q3,New,reversed,0.5,ratio,0.2,0.8,0.05,5,t

      """
    return try digest(now).compared(with: try digest(earlier))
  }

  @Test func aDigestSaysWhatAnEarlierReportSaid() throws {
    #expect(
      try compared().text == """
        4 claims: 2 supported, 1 reversed, 1 inconclusive
        against the baseline: 1 verdict changed, 1 gone, 1 new, 1 with other numbers
        inconclusive  Turned: 1.00 times (0.500 to 2.00, n = 5); before: supported: 3.00 times (2.00 to 4.00, n = 5)
        gone          Gone; before: refuted
        reversed      New: 0.500 times (0.200 to 0.800, n = 5); before: not there
        supported     Moved: 2.50 times (2.00 to 4.00, n = 5); before: 3.00 times (2.00 to 4.00, n = 5)
        supported     Same (in other words): 3.00 times (2.00 to 4.00, n = 5)

        """
    )
    #expect(
      try compared().changes == [
        "changed  Turned: supported -> inconclusive", "gone     Gone: refuted",
        "new      New: reversed",
      ]
    )
  }

  @Test func theSummaryHasAColumnOfTheEarlierReport() throws {
    #expect(
      try compared().markdown(title: "T") == """
        **T**: 4 claims: 2 supported, 1 reversed, 1 inconclusive; against the baseline: 1 verdict changed, 1 gone, 1 new, 1 with other numbers

        | verdict | claim | measured | before |
        | --- | --- | --- | --- |
        | inconclusive | Turned | 1.00 times (0.500 to 2.00, n = 5) | supported: 3.00 times (2.00 to 4.00, n = 5) |
        | gone | Gone |  | refuted |
        | reversed | New | 0.500 times (0.200 to 0.800, n = 5) | not there |
        | supported | Moved | 2.50 times (2.00 to 4.00, n = 5) | 3.00 times (2.00 to 4.00, n = 5) |
        | supported | Same (in other words) | 3.00 times (2.00 to 4.00, n = 5) | same |

        """
    )
  }

  @Test func aReportBesideItselfHasNoChange() throws {
    let digest = try digest("a,Q,A,supported,,,,,,,\nb,Q,B,,,,,,,,\n")
    #expect(
      digest.compared(with: digest).change == "against the baseline: no verdict changed"
    )
    #expect(digest.compared(with: digest).changes.isEmpty)
    let nothing = try self.digest("")
    #expect(
      nothing.compared(with: nothing).change == "against the baseline: no verdict changed"
    )
    #expect(
      nothing.compared(with: digest).change == "against the baseline: no verdict changed, 2 gone"
    )
  }

  @Test(arguments: [1, 30, 500])
  func changesStandBeforeWhatIsLeftOut(_ count: Int) throws {
    let rows = (0..<count).map { "c\($0),Q,A claim of some length,refuted,,,,,,,\n" }.joined()
    let earlier = try digest(rows + "z,Q,Last,supported,,,,,,,\n")
    let now = try digest(rows + "z,Q,Last,reversed,,,,,,,\n").compared(with: earlier)
    for text in [now.text, now.markdown(title: "Report")] {
      #expect(text.utf8.count <= 4096)
      #expect(text.contains("1 verdict changed") && text.contains("supported"))
    }
  }

  @Test(arguments: [1, 30, 500])
  func aDigestIsNeverLongerThanItsLimit(_ count: Int) throws {
    let rows = (0..<count).map {
      "c\($0),Q,\"A claim | with [marks] of some length\",refuted,,,,,,,\n"
    }
    let digest = try digest(rows.joined())
    for text in [digest.text, digest.markdown(title: "Report")] {
      #expect(text.utf8.count <= 4096)
      #expect(
        text.contains("\(count) ") && text.contains("more, which are in the report") == (count > 30)
      )
    }
  }

  @Test func noTextOfAReportIsMarkup() throws {
    let digest = try digest("a,Q,\"x | y [z](u) <b> @me #1 `c`\",supported,,,,,,,\n")
    #expect(
      digest.markdown(title: "[T]").hasSuffix(
        "| supported | x \\| y \\[z\\](u) &lt;b&gt; @\u{2060}me #\u{2060}1 \\`c\\` |  |\n"
      )
    )
    #expect(digest.markdown(title: "[T]").hasPrefix("**\\[T\\]**: 1 claim: 1 supported\n"))
  }
}
