internal import Foundation

/// The normal distribution of mean 0 and variance 1.
public enum StandardNormal {
  /// Φ(z), the probability of a value up to `z`; relative error below 1e-12 as far as z = −30.
  public static func cumulative(_ z: Double) -> Double {
    erfc(-z / 2.0.squareRoot()) / 2
  }

  /// φ(z), the density at `z`.
  package static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// Φ⁻¹(p), the value that is not exceeded with probability `p`; relative error below 1e-12.
  ///
  /// Newton's method on ln Φ, which is concave: from the left of the root no step passes it. The
  /// start is there because Φ(z) ≤ exp(−z²/2)/2 for z ≤ 0.
  ///
  /// - Precondition: 0 < `p` < 1.
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "A quantile exists for a probability between 0 and 1.")
    guard p != 0.5 else { return 0 }
    guard p < 0.5 else { return -quantile(1 - p) }
    var z = -(-2 * log(2 * p)).squareRoot()
    for _ in 0..<100 {
      let tail = cumulative(z)
      let step = tail / density(z) * log(p / tail)
      z += step
      guard step > -z * 1e-15 else { break }
    }
    return z
  }
}
