import Statistics
import Testing

struct JudgementTests {
  private func contender(
    _ samples: [Double]?...,
    smallest: Double = 0.2,
    weight: Double = 1,
    looks: Looks? = nil
  ) -> Contender {
    let counts = samples.compactMap { $0?.count }
    return Contender(
      rule: VerdictRule(smallestEffect: smallest),
      weight: weight,
      looks: looks ?? Looks(least: counts.last ?? 1, most: counts.last ?? 1),
      comparisons: samples.map { $0.flatMap { MeanComparison(differences: $0) } }
    )
  }

  @Test func aClaimAloneIsJudgedAtFivePercent() throws {
    let judgement = try #require(Judgement.judge([contender(tenDifferences)])[0])
    #expect(judgement.verdict == .supported)
    #expect(judgement.level == 0.05)
    #expect(isClose(judgement.adjustedP, 0.008153160652088483, relative: 1e-10))
    #expect(judgement.pairsNeeded == nil)
  }

  @Test func aFamilySharesItsLevel() throws {
    let judgements = Judgement.judge([
      contender([1, -1, 2, -2, 3]), contender(tenDifferences.map { $0 + 1 }), contender([5]),
    ])
    #expect(judgements.map(\.?.verdict) == [.inconclusive, .supported, .inconclusive])
    #expect(judgements[1]?.level == 0.05 / 3)
    #expect(judgements[0]?.level == 0.05 / 2)
    #expect(judgements[2]?.interval == nil)
  }

  @Test func whatCannotBeComparedCountsInTheFamilyAndHasNoJudgement() {
    let judgements = Judgement.judge([contender(nil), contender(tenDifferences)])
    #expect(judgements[0] == nil)
    #expect(judgements[1]?.level == 0.05 / 2)
  }

  @Test func aControlIsJudgedAloneAndTakesNothingFromTheOthers() {
    let judgements = Judgement.judge([
      contender(tenDifferences), contender(tenDifferences, weight: 0),
    ])
    #expect(judgements.map(\.?.level) == [0.05, 0.05])
  }

  @Test func anEmptyFamilyHasNoVerdicts() {
    #expect(Judgement.judge([]).isEmpty)
  }

  /// Fourteen differences about 1 with a standard deviation near 0.1.
  private let clear = [1, 1.1, 0.9, 1.05, 0.95, 1.12, 0.88, 1, 1.03, 0.97, 1.1, 0.9, 1.05, 0.95]

  @Test func theFirstLookThatDecidesIsTheOneThatIsReported() throws {
    let looks = Looks(least: 5, most: 40)
    let samples = [5, 7, 10, 14].map { Array(clear.prefix($0)) }
    let judgement = try #require(
      Judgement.judge([contender(samples[0], samples[1], samples[2], samples[3], looks: looks)])[0]
    )
    // By scipy as in MeanComparisonTests: p is 9.3e-6 at 5 pairs against 3.0e-8, 1.4e-7 at 7 against 2.8e-6.
    #expect(judgement.verdict == .supported)
    #expect(judgement.comparison.count == 7)
    #expect(judgement.look == 1)
    #expect(isClose(judgement.level, 2.7671006201585322e-06, relative: 1e-8))
    let interval = try #require(judgement.interval)
    #expect(interval.low > 0)
  }

  @Test func anOpenOneSaysWhatItWouldNeed() throws {
    let looks = Looks(least: 5, most: 40)
    let judgement = try #require(
      Judgement.judge([contender([0.1, 0.9, 0.4, 0.2, 1.4], smallest: 0.2, looks: looks)])[0]
    )
    #expect(judgement.verdict == .inconclusive)
    // At the whole share, which is what a last look would have: scipy as in VerdictRuleTests, d = 0.6 / 0.5431.
    #expect(judgement.level == 0.05)
    // scipy: 2 t.sf(d √n, n − 1) is 1.2e-3 at 14 pairs against 8.3e-4 there, 9.1e-5 at 20 against 4.7e-3.
    #expect(judgement.pairsNeeded == 20)
    #expect(judgement.promisingLook == 20)
  }

  @Test func anOpenOneAtAnEarlyLookHasTheIntervalThatJustDoesNotDecide() throws {
    let looks = Looks(least: 5, most: 40)
    let judgement = try #require(
      Judgement.judge([contender(Array(clear.prefix(5)), smallest: 0.2, looks: looks)])[0]
    )
    // p is 9.3e-6 (scipy), between 3.0e-8, the level of the look, and 5 %, that of all.
    #expect(judgement.verdict == .inconclusive)
    let p = try #require(judgement.comparison.p)
    #expect(isClose(judgement.level, p, relative: 2e-6))
    let interval = try #require(judgement.interval)
    #expect(interval.low < 0 && interval.low > -1e-4)
    // The same where the interval misses what matters: −0.1 ± 0.05 are less than 0.2, by a p between the levels.
    let small = try #require(
      Judgement.judge([
        contender([-0.1, -0.15, -0.05, -0.12, -0.08], smallest: 0.2, looks: looks)
      ])[0]
    )
    #expect(small.verdict == .inconclusive)
    let low = try #require(small.interval).low
    #expect(low < -0.2 && low > -0.2001)
  }
}
