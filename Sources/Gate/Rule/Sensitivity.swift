internal import Statistics

/// How small a loss a baseline notices.
public enum Sensitivity {
  /// The smallest drop that a check finds with a chance of 80 %, in standard deviations of a run.
  ///
  /// From the noncentral t distribution with n_b + n_c − 2 degrees of freedom and δ/√(1/n_b + 1/n_c).
  ///
  /// - Parameters:
  ///   - baseline: How many runs the baseline has.
  ///   - candidate: How many runs the candidate has.
  ///   - alpha: The one-sided level of significance.
  /// - Returns: The drop; nil where nothing tells the spread.
  public static func drop(baseline: Int, candidate: Int, alpha: Double = 0.01) -> Double? {
    let degrees = Double(baseline + candidate - 2)
    guard baseline > 0, candidate > 0, degrees > 0, alpha > 0, alpha < 0.5 else { return nil }
    let critical = StudentT.quantile(upperTail: alpha, degrees: degrees)
    return NoncentralT.shift(exceeding: critical, degrees: degrees, power: FurtherRuns.power)
      * (1 / Double(baseline) + 1 / Double(candidate)).squareRoot()
  }
}
