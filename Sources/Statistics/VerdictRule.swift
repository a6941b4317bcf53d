/// The rule, fixed before the runs, that turns a paired comparison into a verdict.
///
/// With d oriented so that positive values support the claim, and m the smallest effect of interest:
/// - supported: adjusted p < α, the interval lies above zero, and the mean is at least m;
/// - refuted: adjusted p < α and the interval lies below zero, or the equivalence test has p < α,
///   which is to say that the (1 − 2α) interval lies inside (−m, m);
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

  /// Judges claims that are reported together, so that the chance of any false one stays below α.
  ///
  /// p-values are adjusted by `holm`, and every interval has the level at which its claim was tested
  /// there. The family is fixed before the runs: a claim whose runs gave nothing to compare, nil here
  /// and nil in the result, counts with p = 1, and so does one with a single pair.
  ///
  /// - Precondition: all rules have the same `significance`.
  public static func judge(
    family: [(rule: VerdictRule, comparison: PairedComparison?)]
  ) -> [Judgement?] {
    guard let significance = family.first?.rule.significance else { return [] }
    precondition(
      family.allSatisfy { $0.rule.significance == significance },
      "The claims of a family share their significance level."
    )
    let pValues = family.map { $0.comparison?.p ?? 1 }
    let adjusted = holm(pValues)
    let levels = holmLevels(pValues, significance: significance)
    return family.indices.map { index in
      family[index].comparison.map { comparison in
        family[index].rule.judge(comparison, adjustedP: adjusted[index], level: levels[index])
      }
    }
  }

  /// Judges one comparison.
  ///
  /// `adjustedP` comes from `holm` over all claims of the family, and `level`, the significance level
  /// at which the claim was tested there, from `holmLevels`. Without them the claim is judged alone.
  ///
  /// - Precondition: `adjustedP` lies in 0...1.
  public func judge(
    _ comparison: PairedComparison,
    adjustedP: Double? = nil,
    level: Double? = nil
  ) -> Judgement {
    precondition(adjustedP.map { (0...1).contains($0) } ?? true, "A p-value is a probability.")
    let level = level ?? significance
    let test = comparison.test
    let adjustedP = test.map { adjustedP ?? $0.p }
    let interval = comparison.interval(level: 1 - level)
    let equivalence = EquivalenceTest(comparison, margin: smallestEffect)
    let reason: Judgement.Reason
    if let interval, let equivalence, let adjustedP {
      let isSignificant = adjustedP < significance
      if isSignificant, interval.high < 0 {
        reason = .reversed
      } else if isSignificant, interval.low > 0, comparison.mean >= smallestEffect {
        reason = .clearEffect
      } else if equivalence.p < significance {
        reason = .noMeaningfulEffect
      } else if isSignificant, interval.low > 0 {
        reason = .smallEffect
      } else {
        reason = .tooUncertain
      }
    } else {
      reason = .onePair
    }
    return Judgement(
      verdict: Self.verdict(for: reason),
      reason: reason,
      test: test,
      adjustedP: adjustedP,
      interval: interval,
      equivalence: equivalence,
      count: comparison.count,
      level: level,
      deviation: comparison.hasSpread ? comparison.summary.standardDeviation : nil
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
