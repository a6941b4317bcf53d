/// What a paired t-test of a given size can find.
///
/// Effects are in standard deviations of the differences (d_z). The probabilities are those of the
/// noncentral t distribution, by quadrature, with an absolute error below 1e-6: no normal
/// approximation, which is far off at five seeds.
public enum PairedPower {
  /// The probability that the two-sided test of `count` pairs rejects when the true effect is `effect`.
  ///
  /// T = (Z + δ)/√(χ²/ν) with δ = d_z √n: given Z = z the test rejects when χ² ≤ ν (z + δ)²/t², so
  /// the power is ∫ φ(z) P(χ²_ν ≤ ν (z + δ)²/t²) dz. The trapezoidal rule is accurate far beyond its
  /// order for such an integrand.
  ///
  /// - Precondition: `count` ≥ 2 and 0 < `significance` < 1.
  public static func power(effect: Double, count: Int, significance: Double = 0.05) -> Double {
    precondition(count >= 2, "A t-test needs two pairs.")
    precondition(significance > 0 && significance < 1, "A significance level is between 0 and 1.")
    let degrees = Double(count - 1)
    let critical = StudentT.quantile(1 - significance / 2, degrees: degrees)
    return power(
      shift: effect * Double(count).squareRoot(),
      degrees: degrees,
      critical: critical
    )
  }

  /// The smallest effect that `count` pairs detect with probability `power`; nil for a single pair.
  ///
  /// - Precondition: 0 < `significance` < `power` < 1.
  public static func minimumDetectableEffect(
    count: Int,
    significance: Double = 0.05,
    power target: Double = 0.8
  ) -> Double? {
    precondition(
      0 < significance && significance < target && target < 1,
      "The power of a test lies between its significance level and 1."
    )
    guard count >= 2 else { return nil }
    let degrees = Double(count - 1)
    let critical = StudentT.quantile(1 - significance / 2, degrees: degrees)
    var low = 0.0
    var high = critical + 1
    while power(shift: high, degrees: degrees, critical: critical) < target { high *= 2 }
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if power(shift: middle, degrees: degrees, critical: critical) < target {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2 / Double(count).squareRoot()
  }

  private static func power(shift: Double, degrees: Double, critical: Double) -> Double {
    let stepsPerUnit = 16
    let reach = 9  // φ(9) < 1e-17
    return (-reach * stepsPerUnit...reach * stepsPerUnit).reduce(0) { sum, step in
      let z = Double(step) / Double(stepsPerUnit)
      let bound = (z + shift) / critical
      let rejects = SpecialFunctions.regularizedGamma(
        degrees * bound * bound / 2,
        a: degrees / 2
      )
      return sum + StandardNormal.density(z) * rejects
    } / Double(stepsPerUnit)
  }
}
