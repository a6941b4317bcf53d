import Statistics
import Testing

/// The ten differences have mean 0.423, p 0.00035, 95 % interval [0.25, 0.59], 90 % [0.28, 0.56].
struct VerdictRuleTests {
  @Test func aLargeSignificantEffectSupportsTheClaim() throws {
    let judgement = try judge(tenDifferences, smallestEffect: 0.4)
    #expect(judgement.verdict == .supported)
    #expect(judgement.reason == .clearEffect)
  }

  @Test func asLargeAsTheSmallestEffectOfInterestIsLargeEnough() throws {
    #expect(try judge([1, 2, 3, 1, 2, 3], smallestEffect: 2).verdict == .supported)
  }

  @Test func aSignificantEffectBelowInterestIsSmall() throws {
    let judgement = try judge(tenDifferences, smallestEffect: 0.5)
    #expect(judgement.verdict == .small)
    #expect(judgement.reason == .smallEffect)
  }

  @Test func anEffectShownToBeTooSmallRefutesTheClaim() throws {
    let judgement = try judge(tenDifferences, smallestEffect: 0.57)
    #expect(judgement.verdict == .refuted)
    #expect(judgement.reason == .noMeaningfulEffect)
  }

  @Test func aReversedEffectRefutesTheClaim() throws {
    let judgement = try judge(tenDifferences.map { -$0 }, smallestEffect: 0.2)
    #expect(judgement.verdict == .refuted)
    #expect(judgement.reason == .reversed)
  }

  @Test func aWideIntervalDecidesNothingAndSaysWhatItCouldHaveFound() throws {
    let judgement = try judge([1, -1, 2, -2, 3], smallestEffect: 0.5)
    #expect(judgement.verdict == .inconclusive)
    #expect(judgement.reason == .tooUncertain)
    // d_z of 1.681997 at five pairs, times s = √4.3 (by hand).
    #expect(
      isClose(
        judgement.minimumDetectableEffect,
        1.6819969659555565 * 2.073644135332772,
        relative: 1e-6
      )
    )
  }

  @Test func theAdjustedPDecidesNotTheRawOne() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    let rule = VerdictRule(smallestEffect: 0.2)
    #expect(rule.judge(comparison, adjustedP: 0.06).verdict == .inconclusive)
    #expect(rule.judge(comparison, adjustedP: 0.04).verdict == .supported)
  }

  @Test func theIntervalHasTheLevelOfTheProcedure() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    let judgement = VerdictRule(smallestEffect: 0.2)
      .judge(comparison, adjustedP: 0.007, level: 0.0025)
    #expect(judgement.verdict == .supported)
    // scipy: t.interval(0.9975)
    #expect(isClose(judgement.interval?.low, 0.1079898, relative: 5e-7))
    #expect(isClose(judgement.interval?.high, 0.7380102, relative: 1e-7))
  }

  @Test func onePairIsInconclusiveHoweverLarge() throws {
    let judgement = try judge([100], smallestEffect: 0.1)
    #expect(judgement.verdict == .inconclusive)
    #expect(judgement.reason == .onePair)
    #expect(judgement.interval == nil)
    #expect(judgement.minimumDetectableEffect == nil)
  }

  @Test func armsThatNeverDifferAreEquivalentFromFivePairsOn() throws {
    // 2⁻⁵ < 0.05 < 2⁻⁴
    #expect(try judge([0, 0, 0, 0, 0], smallestEffect: 0.1).reason == .noMeaningfulEffect)
    let four = try judge([0, 0, 0, 0], smallestEffect: 0.1)
    #expect(four.reason == .tooUncertain)
    #expect(four.minimumDetectableEffect == nil)
  }

  @Test func fiveEqualLargeDifferencesAreTooFewToTell() throws {
    // Their sign-flip p is 0.0625; ten reach 0.00195.
    #expect(try judge([1, 1, 1, 1, 1], smallestEffect: 0.1).verdict == .inconclusive)
    #expect(
      try judge([Double](repeating: 1, count: 10), smallestEffect: 0.1).verdict == .supported
    )
  }

  @Test func aFamilyIsJudgedAtItsHolmLevels() throws {
    let rule = VerdictRule(smallestEffect: 0.2)
    let clear = try #require(PairedComparison(differences: tenDifferences))
    let weak = try #require(PairedComparison(differences: [1, -1, 2, -2, 3]))
    let single = try #require(PairedComparison(differences: [5]))
    let judgements = VerdictRule.judge(family: [(rule, weak), (rule, clear), (rule, single)])
    #expect(judgements.map(\.?.verdict) == [.inconclusive, .supported, .inconclusive])
    // The smallest p of three counts three times and is tested at a third of 0.05.
    #expect(isClose(judgements[1]?.adjustedP, 3 * 0.0003487130762788723))
    #expect(judgements[1]?.interval == clear.interval(level: 1 - 0.05 / 3))
    #expect(judgements[0]?.interval == weak.interval(level: 1 - 0.05 / 2))
    #expect(judgements[1]?.test == clear.test)
    #expect(judgements[2]?.test == nil)
    #expect(judgements[2]?.adjustedP == nil)
  }

  @Test func aClaimWithoutAComparisonCountsInTheFamilyAndHasNoVerdict() throws {
    let rule = VerdictRule(smallestEffect: 0.2)
    let clear = try #require(PairedComparison(differences: tenDifferences))
    let judgements = VerdictRule.judge(family: [(rule, nil), (rule, clear)])
    #expect(judgements[0] == nil)
    #expect(isClose(judgements[1]?.adjustedP, 2 * 0.0003487130762788723))
    #expect(judgements[1]?.interval == clear.interval(level: 1 - 0.05 / 2))
  }

  @Test func theDetectableEffectIsThatOfTheLevelInTheFamily() throws {
    let rule = VerdictRule(smallestEffect: 0.5)
    let weak = try #require(PairedComparison(differences: [1, -1, 2, -2, 3]))
    let alone = rule.judge(weak, level: 0.0025)
    // d_z of 3.775896 at five pairs and a level of 0.0025 (scipy, see PairedPowerTests), times s = √4.3.
    #expect(
      isClose(
        alone.minimumDetectableEffect,
        3.7758962570664085 * 2.073644135332772,
        relative: 1e-6
      )
    )
  }

  @Test func anEmptyFamilyHasNoVerdicts() {
    #expect(VerdictRule.judge(family: []).isEmpty)
  }

  @Test func aClaimAloneNeedsNoAdjustment() throws {
    let judgement = try judge(tenDifferences, smallestEffect: 0.2)
    #expect(judgement.adjustedP == judgement.test?.p)
    #expect(judgement.interval?.level == 0.95)
  }

  private func judge(_ differences: [Double], smallestEffect: Double) throws -> Judgement {
    VerdictRule(smallestEffect: smallestEffect)
      .judge(try #require(PairedComparison(differences: differences)))
  }
}
