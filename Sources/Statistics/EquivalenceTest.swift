/// Two one-sided t-tests of whether a mean difference lies inside (−margin, margin).
///
/// A large p-value of a difference test is no evidence of no effect; a small one here is
/// (Schuirmann 1987).
public struct EquivalenceTest: Sendable, Hashable {
  /// The smallest effect that would matter, in the unit of the differences.
  public let margin: Double
  /// The larger of the p-values of mean ≤ −margin and mean ≥ margin.
  public let p: Double

  /// Tests `comparison`; nil for a single pair.
  ///
  /// Differences that are all equal have no t: there the sign test answers, by which n differences on
  /// the inner side of the margin have a chance of 2⁻ⁿ. Four equal pairs never show equivalence.
  ///
  /// - Precondition: `margin` > 0.
  public init?(_ comparison: PairedComparison, margin: Double) {
    precondition(margin > 0, "A margin of equivalence is positive.")
    guard let standardError = comparison.summary.standardError else { return nil }
    self.margin = margin
    // Both one-sided p-values grow as the mean nears their margin: the nearer margin decides.
    let distance = margin - abs(comparison.mean)
    if comparison.hasSpread {
      let degrees = Double(comparison.count - 1)
      p = StudentT.upperTail(distance / standardError, degrees: degrees)
    } else {
      p = distance > 0 ? PairedComparison.half(toThe: comparison.count) : 1
    }
  }
}
