import Datasets
import Statistics

/// What becomes of whole families of comparisons whose truth is known.
struct FamilyRates: Sendable {
  /// A family: effects in standard deviations of the differences, of which half a deviation is the smallest that matters.
  struct Truth: Sendable {
    /// The name in tables.
    var name: String
    /// The true effects, one for each comparison.
    var effects: [Double]
    /// How much the differences of one seed have in common, from 0 to 1.
    var correlation = 0.0

    /// The families.
    static let all: [Truth] = [
      Truth(name: "48 without effect", effects: repeated(0, 48)),
      Truth(
        name: "48 without effect, correlated by 0.5",
        effects: repeated(0, 48),
        correlation: 0.5
      ),
      Truth(name: "48 with the smallest effect that matters", effects: repeated(0.5, 48)),
      Truth(name: "24 without effect, 24 of 1.5", effects: repeated(0, 24) + repeated(1.5, 24)),
      Truth(
        name: "8 without effect, 10 each of 0.5, 1, 2 and 4",
        effects: repeated(0, 8) + [0.5, 1, 2, 4].flatMap { repeated($0, 10) }
      ),
      Truth(
        name: "4 without effect, 5 of 0.7, 39 of 3",
        effects: repeated(0, 4) + repeated(0.7, 5) + repeated(3, 39)
      ),
    ]

    private static func repeated(_ effect: Double, _ count: Int) -> [Double] {
      [Double](repeating: effect, count: count)
    }
  }

  /// The share of families with a false verdict.
  var falseFamilies = 0.0
  /// The share of comparisons with an effect above the smallest that are supported.
  var power = 0.0
  /// The mean number of pairs at the look that is reported.
  var pairs = 0.0

  /// Simulates families of normal differences with the looks of 5 to 40 seeds.
  init(_ truth: Truth, repeats: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let looks = Looks(least: 5, most: 40)
    let rule = VerdictRule(smallestEffect: 0.5)
    let own = (1 - truth.correlation).squareRoot()
    var (found, large) = (0, 0)
    for _ in 0..<repeats {
      let shared = (0..<looks.most).map { _ in
        truth.correlation.squareRoot() * Shape.normal(&generator)
      }
      let family = truth.effects.map { effect in
        let differences = shared.map { effect + $0 + own * Shape.normal(&generator) }
        return Contender(
          rule: rule,
          looks: looks,
          comparisons: looks.counts.map {
            MeanComparison(differences: Array(differences.prefix($0)))
          }
        )
      }
      let judgements = Judgement.judge(family)
      var isFalse = false
      for (effect, judgement) in zip(truth.effects, judgements) {
        guard let judgement else { continue }
        pairs += Double(judgement.comparison.count)
        if effect > rule.smallestEffect {
          large += 1
          found += judgement.verdict == .supported ? 1 : 0
        }
        switch judgement.verdict {
        case .supported: if effect == 0 { isFalse = true }
        case .reversed: isFalse = true
        case .noMeaningfulEffect: if effect >= rule.smallestEffect { isFalse = true }
        case .inconclusive, .contested, .refuted: break
        }
      }
      falseFamilies += isFalse ? 1 : 0
    }
    falseFamilies /= Double(repeats)
    pairs /= Double(repeats * truth.effects.count)
    power = large > 0 ? Double(found) / Double(large) : .nan
  }
}
