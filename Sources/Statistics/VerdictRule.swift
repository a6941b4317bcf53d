/// The rule, fixed before the runs, that turns a paired comparison into a verdict: where one interval lies.
///
/// With d oriented so that positive values support the claim, and m the smallest effect that matters:
/// - supported: the interval lies above 0 and the mean is at least m;
/// - reversed: it lies below 0 and the mean is at most −m;
/// - no meaningful effect: it lies inside (−m, m), which is the equivalence test of Schuirmann (1987);
/// - inconclusive: everything else.
///
/// Where nobody said what matters, m is 0, and no effect is too small. Independent arms need three runs each for a verdict.
///
/// The verdicts are monotone: adding the same amount to all differences never moves a verdict away from the claim, and a
/// smaller spread about the same mean never turns a decided one into an open one.
public struct VerdictRule: Sendable, Hashable {
  /// The smallest effect of interest m, in the unit of the differences; for ratios its logarithm.
  public let smallestEffect: Double

  /// Creates a rule.
  ///
  /// - Precondition: `smallestEffect` ≥ 0.
  public init(smallestEffect: Double) {
    precondition(smallestEffect >= 0, "The smallest effect of interest is a size.")
    self.smallestEffect = smallestEffect
  }

  /// What the interval at a significance level says; inconclusive for a single pair and where ``MeanComparison/allowsVerdict`` is false.
  public func verdict(on comparison: MeanComparison, significance: Double = 0.05) -> Verdict {
    guard comparison.allowsVerdict,
      let interval = comparison.interval(significance: significance)
    else { return .inconclusive }
    if interval.low > 0, comparison.mean >= smallestEffect { return .supported }
    if interval.high < 0, comparison.mean <= -smallestEffect { return .reversed }
    let isInside = -smallestEffect < interval.low && interval.high < smallestEffect
    return isInside ? .noMeaningfulEffect : .inconclusive
  }

  /// The smallest level at which the comparison is decided, whichever way; 1 for a single pair.
  ///
  /// No claim has two true null hypotheses: a mean that is 0 matters not. So one level serves both tests.
  public func p(of comparison: MeanComparison) -> Double {
    guard comparison.allowsVerdict, let p = comparison.p else { return 1 }
    guard smallestEffect > 0, let outside = comparison.equivalenceP(margin: smallestEffect) else {
      return p
    }
    return min(abs(comparison.mean) >= smallestEffect ? p : 1, min(1, 2 * outside))
  }

  /// Whether a comparison of such a mean and spread is decided at a significance level, by Student's test alone.
  public func decides(mean: Double, deviation: Double, pairs: Int, significance: Double) -> Bool {
    let distance = abs(mean) >= smallestEffect ? abs(mean) : smallestEffect - abs(mean)
    guard pairs > 1, distance > 0 else { return false }
    guard deviation > 0 else { return true }
    return StudentT.upperTail(
      distance / deviation * Double(pairs).squareRoot(),
      degrees: Double(pairs - 1)
    ) < significance / 2
  }

  /// With how many pairs in all such a comparison would be decided if mean and spread stayed; nil beyond a thousand.
  public func pairsNeeded(mean: Double, deviation: Double, significance: Double) -> Int? {
    func isDecided(_ pairs: Int) -> Bool {
      decides(mean: mean, deviation: deviation, pairs: pairs, significance: significance)
    }
    guard isDecided(1000) else { return nil }
    var (low, high) = (1, 1000)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isDecided(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
