import Gate
import Testing

/// The rule on its test vectors; more digits are scipy 1.17.1's (`stats.t`).
struct GateRuleTests {
  @Test func threeRunsFarBelowRegress() throws {
    let finding = try finding(worse)
    let comparison = try #require(finding.comparison)
    #expect(finding.word == .regressed)
    #expect(isClose(comparison.difference, -0.005_383_333_3, relative: 1e-6))
    #expect(isClose(comparison.t, -10.099_938_826))
    #expect(comparison.degrees == 11)
    #expect(isClose(comparison.p, 3.346_537_834_087_247e-7, relative: 1e-6))
    #expect(isClose(comparison.low, -0.006_340_551_7, relative: 1e-6))
    #expect(isClose(finding.baseline?.deviation, 0.000_840_965_05, relative: 1e-6))
    #expect(finding.furtherRuns == nil)
  }

  @Test func threeRunsNearTheBaselineHold() throws {
    let finding = try finding(equal)
    let comparison = try #require(finding.comparison)
    #expect(finding.word == .held)
    #expect(isClose(comparison.difference, -0.000_25, relative: 1e-6))
    #expect(isClose(comparison.t, -0.464_760_71))
    #expect(isClose(comparison.p, 0.325_583_5, relative: 1e-6))
    #expect(isClose(comparison.low, -0.001_216_026_6, relative: 1e-6))
  }

  @Test func threeRunsThatScatterAreUndecided() throws {
    let finding = try finding(open)
    let comparison = try #require(finding.comparison)
    #expect(finding.word == .undecided)
    #expect(isClose(comparison.difference, -0.001_316_666_7, relative: 1e-6))
    #expect(isClose(comparison.t, -2.026_901_34))
    #expect(isClose(comparison.p, 0.033_804_98, relative: 1e-6))
    #expect(isClose(comparison.low, -0.002_483_266_0, relative: 1e-6))
  }

  @Test func aSingleRunIsJudgedByTheSpreadOfTheBaseline() throws {
    let finding = try finding([0.9668])
    let comparison = try #require(finding.comparison)
    #expect(finding.word == .regressed)
    #expect(isClose(comparison.difference, -0.004_05, relative: 1e-6))
    #expect(comparison.degrees == 9)
    #expect(isClose(comparison.t, -4.591_776_4))
    #expect(isClose(comparison.p, 0.000_652_86, relative: 1e-5))
  }

  // d .0036166667, t 6.7854078, p 1.50586e-5, lower bound .0026594483.
  @Test func threeRunsFarAboveAreImproved() throws {
    let finding = try finding(better)
    #expect(finding.word == .improved)
    #expect(isClose(finding.comparison?.adjustedGainP, 1.505_856_743_744e-5, relative: 1e-6))
  }

  @Test func aLossIsBetterWhenItFalls() throws {
    let lower = metric(direction: .lower)
    #expect(try finding(worse, lower).word == .improved)
    let risen = try finding(better, lower)
    #expect(risen.word == .regressed)
    #expect(isClose(risen.comparison?.difference, -0.003_616_666_7, relative: 1e-6))
  }

  @Test func aDropWithoutTheMarginIsNoRegressionHoweverSure() throws {
    // d −.00538 with p 3e-7 stays above a margin of .006, and its bound of −.00634 does not.
    #expect(try finding(worse, metric(margin: 0.006)).word == .undecided)
    #expect(try finding(worse, metric(margin: 0.007)).word == .held)
  }

  @Test func aDropOfExactlyTheMarginCounts() throws {
    // Means of one decimal whose difference is .1 but for the last bit.
    let coarse = metric([0.7, 0.7, 0.7, 0.7], margin: 0.1)
    #expect(try finding([0.6, 0.6, 0.6], coarse).word == .regressed)
  }

  @Test func valuesWithoutSpreadAreComparedAsTheyAre() throws {
    let flat = metric([0.97, 0.97, 0.97])
    #expect(try finding([0.97], flat).word == .held)
    #expect(try finding([0.969, 0.969], flat).word == .held)
    #expect(try finding([0.96], flat).word == .regressed)
    #expect(try finding([0.98], flat).word == .improved)
  }

  @Test func holmSharesTheLevelAmongAllComparisons() throws {
    // The single run .9668 has p .00065286: below .01 alone and among 15, above it among 16.
    for (others, word) in [(0, GateWord.regressed), (14, .regressed), (15, .undecided)] {
      var metric = metric()
      var candidates = numbers([0.9668])
      for other in 0..<others {
        let cell = GateCell(metric: accuracy.metric, group: "other\(other)")
        metric.groups[cell.group] = runs(tenRuns)
        candidates += numbers(equal, of: cell)
      }
      let result = try Gate.check(
        GateCandidates(numbers: candidates),
        against: Baseline(metrics: [metric])
      )
      #expect(result.findings.count == others + 1)
      #expect(result.findings[0].word == word, "\(others)")
      #expect(
        isClose(result.findings[0].comparison?.adjustedP, 0.000_652_860_385 * Double(others + 1))
      )
    }
  }
}
