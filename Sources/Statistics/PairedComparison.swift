/// The differences between two arms that share their seeds, and what they say about the true one.
///
/// A seed fixes the initial weights and the order of the batches in both arms, so what the arms
/// share cancels in the difference. Orient the differences so that positive ones support the claim.
public struct PairedComparison: Sendable, Hashable {
  /// One difference per seed, in the order given.
  public let differences: [Double]
  /// The centre and the spread of the differences.
  public let summary: Summary

  /// Compares by the given differences; nil if there are none, or if one of them or their mean is not finite.
  public init?(differences: [Double]) {
    guard let summary = Summary(of: differences), summary.mean.isFinite else { return nil }
    self.differences = differences
    self.summary = summary
  }

  /// The same mean with the deviations of the differences from it times a factor, and so the standard error too.
  ///
  /// For differences that are not independent, where a correction of the standard error is known.
  ///
  /// - Precondition: `factor` is positive and finite.
  public func withDeviations(times factor: Double) -> PairedComparison {
    precondition(factor > 0 && factor.isFinite, "Deviations are stretched by a positive number.")
    // Stretched values of a finite summary are finite unless they overflow, which no metric comes near.
    return PairedComparison(differences: differences.map { mean + factor * ($0 - mean) }) ?? self
  }

  /// The number of pairs.
  public var count: Int { differences.count }

  /// The mean difference.
  public var mean: Double { summary.mean }

  /// Student's interval of the mean difference; nil for a single pair.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    summary.interval(level: level)
  }

  /// The mean difference in units of its standard error; nil for a single pair or without spread.
  public var t: Double? {
    guard let standardError = summary.standardError, hasSpread else { return nil }
    return mean / standardError
  }

  /// The two-sided test of a mean difference of zero; nil for a single pair.
  ///
  /// The paired t-test. Differences that are all equal have no t: there the exact sign-flip test
  /// answers, which knows that n equal signs are possible by chance, so that p is never 0.
  public var test: SignificanceTest? {
    guard count > 1 else { return nil }
    guard let t else {
      return SignificanceTest(.signFlip, p: mean == 0 ? 1 : 2 * Self.half(toThe: count))
    }
    let degrees = Double(count - 1)
    return SignificanceTest(.pairedT, statistic: t, p: StudentT.twoSidedP(t, degrees: degrees))
  }

  /// The two-sided p-value of `test`; nil for a single pair.
  public var p: Double? { test?.p }

  /// Whether the differences differ by more than the rounding of a subtraction.
  package var hasSpread: Bool {
    let largest = max(abs(summary.minimum), abs(summary.maximum))
    return summary.maximum - summary.minimum > 1e-12 * largest
  }

  /// 2⁻ⁿ, the chance that n fair coins all fall the same given way.
  static func half(toThe n: Int) -> Double {
    Double(sign: .plus, exponent: -n, significand: 1)
  }
}
