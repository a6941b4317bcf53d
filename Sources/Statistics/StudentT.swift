internal import Foundation

/// Student's t distribution.
public enum StudentT {
  /// The t that is not exceeded with probability `p`; relative error below 1e-11.
  ///
  /// - Precondition: 0 < `p` < 1 and `degrees` > 0.
  public static func quantile(_ p: Double, degrees: Double) -> Double {
    precondition(p > 0 && p < 1, "A quantile exists for a probability between 0 and 1.")
    guard p != 0.5 else { return 0 }
    guard p > 0.5 else { return -quantile(upperTail: p, degrees: degrees) }
    return quantile(upperTail: 1 - p, degrees: degrees)
  }

  /// P(|T| ≥ |t|), the two-sided p-value of `t`.
  public static func twoSidedP(_ t: Double, degrees: Double) -> Double {
    2 * upperTail(abs(t), degrees: degrees)
  }

  /// P(T ≥ t) = ½ I_x(ν/2, ½) with x = ν/(ν + t²), for t ≥ 0, and its mirror image below.
  ///
  /// The relative error of the tail beyond t ≥ 0 is below 1e-11 up to 1000 degrees (against 40-digit arithmetic).
  ///
  /// - Precondition: `t` is not NaN and `degrees` > 0.
  package static func upperTail(_ t: Double, degrees: Double) -> Double {
    precondition(!t.isNaN && degrees > 0, "A tail needs a number and positive degrees of freedom.")
    guard t.isFinite else { return t > 0 ? 0 : 1 }
    let square = t * t
    let tail =
      SpecialFunctions.regularizedBeta(
        degrees / (degrees + square),
        complement: square / (degrees + square),
        a: degrees / 2,
        b: 0.5
      ) / 2
    return t >= 0 ? tail : 1 - tail
  }

  /// The t that is exceeded with a small probability `p`, by Newton's method from the normal quantile.
  ///
  /// t has the heavier tails, so the start lies left of the root; the tail is convex there, so every
  /// step approaches the root from the left, and the first step that does not has arrived.
  ///
  /// - Precondition: 0 < `p` < 0.5 and `degrees` > 0.
  package static func quantile(upperTail p: Double, degrees: Double) -> Double {
    var t = -StandardNormal.quantile(p)
    for _ in 0..<10_000 {
      let step = (upperTail(t, degrees: degrees) - p) / density(t, degrees: degrees)
      guard step > t * 1e-15 else { break }
      t += step
    }
    return t
  }

  /// Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + t²/ν)^(−(ν+1)/2).
  package static func density(_ t: Double, degrees: Double) -> Double {
    // In steps, because the compiler takes seconds to find the types of the whole.
    let half: Double = (degrees + 1) / 2
    let gammas: Double = lgamma(half) - lgamma(degrees / 2)
    let root: Double = log(degrees * Double.pi) / 2
    let power: Double = half * log1p(t * t / degrees)
    return exp(gammas - root - power)
  }
}
