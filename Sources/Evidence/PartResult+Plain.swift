internal import Experiments
internal import Notation
package import Statistics

/// A comparison by itself, as other programs report it: at 95 %, whatever else is compared beside it.
extension PartResult {
  /// The 95 % interval of the effect, by the t-distribution alone; nil where an arm has a single run.
  package var plainInterval: ConfidenceInterval? {
    comparison?.studentInterval(significance: 0.05).map {
      ConfidenceInterval(low: scaled($0.low), high: scaled($0.high), level: $0.level)
    }
  }

  /// The two-sided p-value of no effect by the t-test alone; nil where an arm has a single run.
  package var plainP: Double? { comparison?.studentP }

  /// The p-value of all ways to share the runs out; nil for pairs, and for more ways than are counted.
  package var permutationP: Double? {
    guard case .independent(let subject, let reference)? = comparison?.design else { return nil }
    return PermutationTest.p(subject, reference)
  }

  /// ``plainInterval`` in words.
  package var plainIntervalText: String {
    plainInterval.map { style.range($0.low, $0.high) } ?? "—"
  }
}

/// A p-value in words: `0.004`, `< 0.001`.
package func pText(_ p: Double?) -> String {
  guard let p else { return "—" }
  guard p >= 0.001 else { return "<\u{A0}" + Format.setting(0.001) }
  return p < 0.0995 ? Format.fixed(p, decimals: 3) : Format.fixed(p, decimals: 2)
}
