/// The chi-squared distribution.
public enum ChiSquared {
  /// P(X ≥ x) with `degrees` of freedom; absolute error below 1e-12 up to 1000 degrees.
  ///
  /// - Precondition: `x` is not NaN and `degrees` > 0.
  public static func upperTail(_ x: Double, degrees: Double) -> Double {
    precondition(!x.isNaN && degrees > 0, "A tail needs a number and positive degrees of freedom.")
    guard x.isFinite else { return x > 0 ? 0 : 1 }
    return max(0, 1 - SpecialFunctions.regularizedGamma(x / 2, a: degrees / 2))
  }
}
