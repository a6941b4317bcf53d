/// The rule, fixed before the runs, that turns a paired comparison into a verdict.
///
/// With d oriented so that positive values support the claim, and m the smallest effect of interest:
/// - supported: adjusted p < α, the interval lies above zero, and the mean is at least m;
/// - refuted: adjusted p < α and the interval lies below zero, or the (1 − 2α) interval lies inside
///   (−m, m), which is the equivalence test at level α;
/// - small: as supported, with a mean below m, unless equivalent;
/// - inconclusive: everything else, with the minimum detectable effect to show what n could find.
public struct VerdictRule: Sendable, Hashable {
  /// The smallest effect of interest m, in the unit of the differences; for ratios its logarithm.
  public let smallestEffect: Double
  /// α, the accepted chance of a false claim.
  public let significance: Double

  /// Creates a rule.
  ///
  /// - Precondition: `smallestEffect` > 0 and 0 < `significance` < 0.5.
  public init(smallestEffect: Double, significance: Double = 0.05) {
    precondition(smallestEffect > 0, "The smallest effect of interest is positive.")
    precondition(significance > 0 && significance < 0.5, "A significance level is small.")
    self.smallestEffect = smallestEffect
    self.significance = significance
  }

  /// Judges a comparison.
  ///
  /// `adjustedP` comes from `holm` over all primary claims, and `level`, the claim's own significance
  /// level there, from `holmLevels`. Without them the claim is judged alone.
  ///
  /// - Precondition: `adjustedP` lies in 0...1.
  public func judge(
    _ comparison: PairedComparison,
    adjustedP: Double? = nil,
    level: Double? = nil
  ) -> Judgement {
    precondition(adjustedP.map { (0...1).contains($0) } ?? true, "A p-value is a probability.")
    let level = level ?? significance
    let interval = comparison.interval(level: 1 - level)
    let equivalenceInterval = comparison.interval(level: 1 - 2 * significance)
    let reason: Judgement.Reason
    if let interval, let equivalenceInterval, let p = adjustedP ?? comparison.p {
      let isSignificant = p < significance
      if isSignificant, interval.high < 0 {
        reason = .reversed
      } else if isSignificant, interval.low > 0, comparison.mean >= smallestEffect {
        reason = .clearEffect
      } else if equivalenceInterval.isWithin(margin: smallestEffect) {
        reason = .noMeaningfulEffect
      } else if isSignificant, interval.low > 0 {
        reason = .smallEffect
      } else {
        reason = .tooUncertain
      }
    } else {
      reason = .onePair
    }
    let effect = PairedPower.minimumDetectableEffect(count: comparison.count, significance: level)
    let deviation = comparison.summary.standardDeviation
    return Judgement(
      verdict: Self.verdict(for: reason),
      reason: reason,
      interval: interval,
      equivalenceInterval: equivalenceInterval,
      minimumDetectableEffect: effect.flatMap { effect in deviation.map { effect * $0 } }
    )
  }

  private static func verdict(for reason: Judgement.Reason) -> Verdict {
    switch reason {
    case .clearEffect: .supported
    case .smallEffect: .small
    case .reversed, .noMeaningfulEffect: .refuted
    case .tooUncertain, .onePair: .inconclusive
    }
  }
}
