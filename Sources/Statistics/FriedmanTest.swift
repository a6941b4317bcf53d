/// Friedman's test of whether any of several treatments differs, with one block per seed or data set.
///
/// χ² = (k − 1) Σ (R_j − n(k + 1)/2)² / Σ (r_ij − (k + 1)/2)² for n blocks and k treatments, with R_j the
/// sum of the ranks of treatment j. Equal values share their mean rank; without any, this is the
/// textbook formula (Friedman 1937). The p-value is that of the chi-squared distribution with k − 1
/// degrees of freedom, an approximation for many blocks. Where an order is expected, `PageTrend` is
/// exact and sees more.
public struct FriedmanTest: Sendable, Hashable {
  /// Friedman's χ²; 0 when no block tells its treatments apart.
  public let statistic: Double
  /// The p-value of equal treatments.
  public let p: Double

  /// Tests `blocks`, one row per seed, one column per treatment.
  ///
  /// - Precondition: at least one row; rows of equal length, at least 2; no NaN.
  public init(_ blocks: [[Double]]) {
    let treatments = blocks.first?.count ?? 0
    precondition(treatments >= 2, "A comparison needs two treatments.")
    precondition(
      blocks.allSatisfy { $0.count == treatments && $0.allSatisfy { !$0.isNaN } },
      "Every block has one number per treatment."
    )
    // Twice each rank less twice the mean rank, k + 1: whole numbers, summed without rounding.
    let deviations = blocks.map { doubledRanks($0).map { $0 - (treatments + 1) } }
    let between = (0..<treatments).reduce(0) { sum, treatment in
      let column = deviations.reduce(0) { $0 + $1[treatment] }
      return sum + column * column
    }
    let all = deviations.joined().reduce(0) { $0 + $1 * $1 }
    let degrees = Double(treatments - 1)
    statistic = all > 0 ? degrees * Double(between) / Double(all) : 0
    p = ChiSquared.upperTail(statistic, degrees: degrees)
  }

  /// The outcome, as tables print it.
  public var test: SignificanceTest { SignificanceTest(.friedman, statistic: statistic, p: p) }
}
