import Testing

@testable import Statistics

/// Two samples that share no seed.
@Suite struct IndependentComparisonTests {
  let x = [0.912, 0.905, 0.921, 0.899, 0.915]
  let y = [0.884, 0.897, 0.889, 0.901, 0.878, 0.893]

  /// `scipy.stats.ttest_ind(x, y, equal_var=False)` with its `confidence_interval`.
  @Test func welchAgreesWithScipy() throws {
    let comparison = try #require(MeanComparison(independent: x, minus: y))
    #expect(abs(comparison.mean - 0.0200666667) < 1e-10)
    #expect(abs(try #require(comparison.t) - 3.88072244) < 1e-8)
    #expect(abs(comparison.degrees - 8.59701056) < 1e-8)
    #expect(abs(try #require(comparison.p) - 0.0040674928) < 1e-10)
    for (level, low, high) in [
      (0.05, 0.0082852531, 0.0318480803), (0.10, 0.0105370612, 0.0295962721),
    ] {
      let interval = try #require(comparison.interval(significance: level))
      #expect(abs(interval.low - low) < 1e-10)
      #expect(abs(interval.high - high) < 1e-10)
    }
  }

  /// 3 of the 462 ways to share eleven values out, by `scipy.stats.permutation_test` with all of them.
  @Test func permutationsAreCounted() {
    #expect(PermutationTest.p(x, y) == 3.0 / 462)
    #expect(PermutationTest.p([1, 2], [3]) == 2.0 / 3)
    #expect(PermutationTest.p([], [1]) == nil)
    // 40 over 20 is beyond what is counted.
    let many = (0..<20).map(Double.init)
    #expect(PermutationTest.p(many, many) == nil)
    // Equal values are as far apart however they are shared out.
    #expect(PermutationTest.p([1, 1], [1, 1, 1]) == 1)
  }

  @Test func theDirectionTurnsTheDifferenceRound() throws {
    let one = try #require(MeanComparison(independent: x, minus: y, isHigher: false))
    #expect(abs(one.mean + 0.0200666667) < 1e-10)
    // 29 of the 30 pairs of a run of each are won by the first sample, counted by hand.
    let other = try #require(MeanComparison(independent: x, minus: y))
    #expect(abs(other.shareWon - 29.0 / 30) < 1e-12)
    #expect(abs(one.shareWon - 1.0 / 30) < 1e-12)
  }

  @Test func fewRunsHaveNoVerdict() throws {
    let rule = VerdictRule(smallestEffect: 0)
    let one = try #require(MeanComparison(independent: [0.9], minus: [0.1, 0.2, 0.3]))
    #expect(one.standardError == nil)
    #expect(rule.verdict(on: one) == .inconclusive)
    let two = try #require(
      MeanComparison(independent: [0.9, 0.9001], minus: [0.1, 0.1001, 0.1002])
    )
    #expect(two.interval(significance: 0.05) != nil)
    #expect(rule.verdict(on: two) == .inconclusive)
    #expect(rule.p(of: two) == 1)
    let three = try #require(
      MeanComparison(independent: [0.9, 0.9001, 0.9002], minus: [0.1, 0.1001, 0.1002])
    )
    #expect(rule.verdict(on: three) == .supported)
  }

  /// Without a smallest effect nothing is too small to matter.
  @Test func withoutASmallestEffectEqualArmsAreOpen() throws {
    let same = try #require(MeanComparison(independent: x, minus: x))
    #expect(VerdictRule(smallestEffect: 0).verdict(on: same) == .inconclusive)
    #expect(VerdictRule(smallestEffect: 0.1).verdict(on: same) == .noMeaningfulEffect)
  }
}
