import Datasets
import Foundation
import Statistics
import Testing

/// The ten differences have mean 0.423 and the interval [0.198, 0.595] (MeanComparisonTests).
struct VerdictRuleTests {
  private func verdict(
    _ differences: [Double],
    smallestEffect: Double,
    significance: Double = 0.05,
    grain: Double = 0
  ) throws -> Verdict {
    VerdictRule(smallestEffect: smallestEffect).verdict(
      on: try #require(MeanComparison(differences: differences, grain: grain)),
      significance: significance
    )
  }

  @Test func aLargeSignificantEffectSupportsTheClaim() throws {
    #expect(try verdict(tenDifferences, smallestEffect: 0.4) == .supported)
    #expect(try verdict(tenDifferences, smallestEffect: 0.423) == .supported)
  }

  @Test func aSignificantEffectThatMayBeTooSmallIsOpen() throws {
    #expect(try verdict(tenDifferences, smallestEffect: 0.5) == .inconclusive)
  }

  @Test func anEffectShownToBeTooSmallDoesNotMatterWhicheverSideItIsOn() throws {
    #expect(try verdict(tenDifferences, smallestEffect: 0.6) == .noMeaningfulEffect)
    #expect(try verdict(tenDifferences.map { -$0 }, smallestEffect: 0.6) == .noMeaningfulEffect)
  }

  @Test func anOppositeEffectThatMattersIsReversed() throws {
    #expect(try verdict(tenDifferences.map { -$0 }, smallestEffect: 0.2) == .reversed)
  }

  @Test func aWideIntervalAndOnePairDecideNothing() throws {
    #expect(try verdict([1, -1, 2, -2, 3], smallestEffect: 0.5) == .inconclusive)
    #expect(try verdict([100], smallestEffect: 0.1) == .inconclusive)
  }

  @Test func equalDifferencesAreDecided() throws {
    #expect(try verdict([4, 4, 4, 4, 4], smallestEffect: 0.5) == .supported)
    #expect(try verdict([64.81, 64.81, 64.81, 64.81], smallestEffect: 0.5) == .supported)
    #expect(try verdict([0, 0, 0, 0], smallestEffect: 0.1) == .noMeaningfulEffect)
    #expect(try verdict([-4, -4], smallestEffect: 0.5) == .reversed)
  }

  /// How far a verdict is on the side of the claim.
  private func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .reversed: -2
    case .noMeaningfulEffect, .inconclusive: 0
    case .supported: 2
    case .refuted, .contested: 100
    }
  }

  /// Draws of one to thirty differences of several shapes and sizes, equal ones and skewed ones among them.
  private static func draws() -> [[Double]] {
    var generator = SplitMix64(seed: 15)
    func uniform() -> Double { (Double(generator.next() >> 11) + 0.5) / Double(1 << 53) }
    return (0..<400).map { index in
      let count = 1 + index % 30
      let (centre, spread) = (4 * uniform() - 2, [0, 0.1, 1, 3][index % 4])
      return (0..<count).map { _ in
        let shape = index % 3 == 0 ? -log(uniform()) - 1 : StandardNormal.quantile(uniform())
        return centre + spread * shape
      }
    }
  }

  @Test func movingAllDifferencesTowardsTheClaimNeverMovesTheVerdictAway() throws {
    for differences in Self.draws() {
      for significance in [0.05, 1e-5] {
        var last = -3
        for shift in stride(from: -4.0, through: 4, by: 0.25) {
          let moved = differences.map { $0 + shift }
          let now = rank(try verdict(moved, smallestEffect: 0.5, significance: significance))
          #expect(now >= last, "\(differences) by \(shift)")
          last = now
        }
      }
    }
  }

  @Test func aSmallerSpreadAboutTheSameMeanNeverUndecidesAVerdict() throws {
    for differences in Self.draws() where differences.count > 1 {
      let mean = differences.reduce(0, +) / Double(differences.count)
      for significance in [0.05, 1e-5] {
        var last = Verdict.inconclusive
        for factor in [3, 2, 1.5, 1, 0.5, 0.1, 0.01, 0] {
          let shrunk = differences.map { mean + factor * ($0 - mean) }
          let now = try verdict(shrunk, smallestEffect: 0.5, significance: significance)
          #expect(last == .inconclusive || now == last, "\(differences) times \(factor)")
          last = now
        }
        // Without spread there is no doubt, but exactly at the smallest effect.
        #expect(last != .inconclusive)
      }
    }
  }

  @Test(arguments: [0.1, 1])
  func aGridOfSharesKeepsVerdictsMonotone(grain: Double) throws {
    for differences in Self.draws() where differences.count > 1 {
      var last = -3
      for shift in stride(from: -4.0, through: 4, by: 0.25) {
        let now = rank(
          try verdict(differences.map { $0 + shift }, smallestEffect: 0.5, grain: grain)
        )
        #expect(now >= last, "\(differences) by \(shift)")
        last = now
      }
      let mean = differences.reduce(0, +) / Double(differences.count)
      var wider = Verdict.inconclusive
      for factor in [3, 1, 0.5, 0.1, 0.01, 0] {
        let shrunk = differences.map { mean + factor * ($0 - mean) }
        let now = try verdict(shrunk, smallestEffect: 0.5, grain: grain)
        #expect(wider == .inconclusive || now == wider, "\(differences) times \(factor)")
        wider = now
      }
    }
  }

  @Test func theVerdictIsDecidedExactlyWhereItsPIsBelowTheLevel() throws {
    for differences in Self.draws() {
      let comparison = try #require(MeanComparison(differences: differences))
      let rule = VerdictRule(smallestEffect: 0.5)
      for significance in [0.2, 0.05, 1e-3, 1e-5] {
        let isDecided = rule.verdict(on: comparison, significance: significance) != .inconclusive
        #expect(isDecided == (rule.p(of: comparison) < significance), "\(differences)")
      }
    }
  }

  // statsmodels-free, scipy 1.17.1: the least n with t.sf(d √n, n − 1) < 0.025.
  @Test(arguments: [(1.0, 1.0, 7), (0.75, 1.0, 10), (2.0, 1.0, 4), (0.0, 1.0, 18)])
  func furtherPairsAreThoseOfTheTest(mean: Double, deviation: Double, pairs: Int) {
    let rule = VerdictRule(smallestEffect: 0.5)
    #expect(rule.pairsNeeded(mean: mean, deviation: deviation, significance: 0.05) == pairs)
  }

  @Test func aMeanAtTheSmallestEffectIsDecidedAndOneJustBelowHardlyEver() {
    let rule = VerdictRule(smallestEffect: 0.5)
    #expect(rule.pairsNeeded(mean: 0.499, deviation: 1, significance: 0.05) == nil)
    #expect(rule.pairsNeeded(mean: 3, deviation: 0, significance: 0.05) == 2)
  }
}
