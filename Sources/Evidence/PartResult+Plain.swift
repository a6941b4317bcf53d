internal import Experiments
internal import Notation
package import Statistics

/// A comparison by itself, as other programs report it: at 95 %, subject − reference, whatever else is compared beside it.
extension PartResult {
  /// Subject − reference, or their ratio: above 0, or 1×, where the subject has more, whichever is claimed; nil without an effect.
  package var plainEffect: Double? { comparison.map { scaled(turned($0.mean)) } }

  /// The 95 % interval of ``plainEffect``, by the t-distribution alone; nil where an arm has a single run.
  package var plainInterval: ConfidenceInterval? {
    comparison?.studentInterval(significance: 0.05).map {
      let ends = [turned($0.low), turned($0.high)].map(scaled).sorted()
      return ConfidenceInterval(low: ends[0], high: ends[1], level: $0.level)
    }
  }

  /// The two-sided p-value of no effect by the t-test alone; nil where an arm has a single run.
  package var plainP: Double? { comparison?.studentP }

  /// The p-value of all ways to share the runs out; nil for pairs, for one run, and for more ways than are counted.
  package var permutationP: Double? {
    guard case .independent(let subject, let reference)? = comparison?.design,
      min(subject.count, reference.count) > 1
    else { return nil }
    return PermutationTest.p(subject, reference)
  }

  /// ``plainEffect`` in words.
  package var plainEffectText: String { plainEffect.map(style.text) ?? "—" }

  /// ``plainInterval`` in words.
  package var plainIntervalText: String { plainInterval.map(text) ?? "—" }

  /// An interval of the effect in words.
  package func text(_ interval: ConfidenceInterval) -> String {
    style.range(interval.low, interval.high)
  }

  /// An effect that supports the claim above 0 as subject − reference.
  private func turned(_ effect: Double) -> Double {
    guard case .comparison(let comparison) = part.test else { return effect }
    return comparison.direction == .higher ? effect : -effect
  }
}

/// A p-value in words: `0.004`, `< 0.001`.
package func pText(_ p: Double?) -> String {
  guard let p else { return "—" }
  guard p >= 0.001 else { return "<\u{A0}" + Format.setting(0.001) }
  return p < 0.0995 ? Format.fixed(p, decimals: 3) : Format.fixed(p, decimals: 2)
}
