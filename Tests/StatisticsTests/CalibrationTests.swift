import Datasets
import Statistics
import Testing

@testable import verdict_simulation

/// The verdicts on thousands of studies whose truth is known: a sample of what `Benchmarks/verdicts` simulates, and studies
/// of runs that were measured once.
///
/// A rate is held against the 99.9 % interval of the count that the stated one gives in 2,000 studies
/// (scipy 1.17.1: binom.interval(0.999, 2000, rate)). The draws are the same in every run of the test.
struct CalibrationTests {
  private static let studies = 2_000

  /// The smallest effects of the built-in experiment: half a point of accuracy, 0.01 nats of loss and gap.
  private let rules = [0.005, 0.01, 0.01, 0.005, 0.01, 0.01]
    .map { VerdictRule(smallestEffect: $0) }

  // Pairs of runs of one network are exchangeable, so that their differences are symmetric: what skewness does is below.
  @Test(arguments: [2, 5, 10])
  func aNetworkAgainstItselfGivesFalseVerdictsAtMostAtTheStatedLevel(pairs: Int) throws {
    let runs = try SameNetworkRuns()
    var generator = SplitMix64(seed: 1)
    var falseAlone = [Int](repeating: 0, count: rules.count)
    var falseFamilies = 0
    for _ in 0..<Self.studies {
      let family = zip(rules, runs.study(pairs: pairs, using: &generator)).map {
        rule,
        differences in
        Contender(
          rule: rule,
          looks: Looks(least: pairs, most: pairs),
          comparisons: [MeanComparison(differences: differences)]
        )
      }
      for (claim, member) in family.enumerated() {
        if member.comparisons[0]?.p ?? 1 < 0.05 { falseAlone[claim] += 1 }
      }
      let verdicts = Judgement.judge(family).map(\.?.verdict)
      if verdicts.contains(.supported) || verdicts.contains(.reversed) { falseFamilies += 1 }
    }
    #expect(falseAlone.allSatisfy { $0 <= 133 }, "\(falseAlone)")
    #expect(falseFamilies <= 133, "\(falseFamilies)")
  }

  @Test func studentsTestAloneIsWrongTooOftenWhereDifferencesAreSkewed() {
    let rate = ErrorRate(
      .exponential,
      Looks(least: 10, most: 10),
      familyLevel: 0.05 / 6,
      repeats: Self.studies,
      seed: 3
    )
    // 0.05/6 of 2,000 are 17, and 37 at most by chance; Hall's test brings most of the excess down.
    #expect(rate.student * Double(Self.studies) > 60)
    #expect(rate.both < 0.7 * rate.student)
  }

  @Test func byLateLooksBothTestsKeepTheirLevelWhereDifferencesAreSkewed() {
    let rate = ErrorRate(
      .exponential,
      Looks(least: 10, most: 40),
      familyLevel: 0.05,
      repeats: Self.studies,
      seed: 4
    )
    #expect(rate.both * Double(Self.studies) <= 133, "\(rate)")
  }

  @Test func ofFamiliesWithoutEffectOneInTwentyIsFalseAtMost() {
    let rates = FamilyRates(
      FamilyRates.Truth(name: "", effects: [Double](repeating: 0, count: 12)),
      repeats: 200,
      seed: 5
    )
    // binom.interval(0.999, 200, 0.05): 1 to 22.
    #expect(rates.falseFamilies * 200 <= 22, "\(rates)")
    #expect(rates.pairs > 30)
  }

  @Test func largeEffectsAreFoundEarly() {
    let rates = FamilyRates(
      FamilyRates.Truth(name: "", effects: [Double](repeating: 3, count: 12)),
      repeats: 50,
      seed: 6
    )
    #expect(rates.power == 1)
    #expect((7...20).contains(rates.pairs), "\(rates)")
  }
}
