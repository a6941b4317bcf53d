import Gate
import Testing

struct FurtherRunsTests {
  @Test func whatIsOpenTellsHowManyRunsWouldDecide() throws {
    // scipy 1.17.1 (`stats.t.ppf`, `stats.norm.cdf`) in the formula that FurtherRuns names: .8004 with 48 runs, less before.
    #expect(try finding(open).furtherRuns == .count(48))
  }

  // scipy 1.17.1, the same formula for the differences −.0010, −.0008 and −.0023: .8169 with 8 more pairs, less before.
  @Test func pairsNeedFewerAsTheErrorOfTheBaselineIsNoLimit() throws {
    let found = try finding([0.9702, 0.9690, 0.9698], pair: .seed)
    #expect(found.comparison?.isPaired == true)
    #expect(found.furtherRuns == .count(8))
  }

  @Test func whatTheBaselineCannotTellNoNumberDecides() throws {
    // The mean lies on the margin: half of all further runs move it to either side.
    let onMargin = [0.9668, 0.9688, 0.97095]
    #expect(try finding(onMargin).furtherRuns == .tooMany)
  }

  @Test func whatIsDecidedNeedsNone() throws {
    for values in [worse, equal, better] { #expect(try finding(values).furtherRuns == nil) }
  }
}
