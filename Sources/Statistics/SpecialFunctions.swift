internal import Foundation

/// The two incomplete integrals behind the distributions of this module.
package enum SpecialFunctions {
  /// I_x(a, b), the regularised incomplete beta function.
  ///
  /// Lentz's evaluation of the continued fraction (Abramowitz and Stegun 26.5.8), on the side where
  /// it converges fast. `complement` is 1 − x, given apart so that neither end loses its digits.
  /// Relative error below 1e-11 for a, b ≤ 500, against 40-digit arithmetic.
  package static func regularizedBeta(
    _ x: Double,
    complement: Double,
    a: Double,
    b: Double
  ) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    let gammas: Double = lgamma(a + b) - lgamma(a) - lgamma(b)
    let logFront: Double = gammas + a * log(x) + b * log(complement)
    return x < (a + 1) / (a + b + 2)
      ? exp(logFront) * betaFraction(x, a, b) / a
      : 1 - exp(logFront) * betaFraction(complement, b, a) / b
  }

  /// P(a, x), the regularised lower incomplete gamma function.
  ///
  /// The power series below a + 1, the continued fraction (Abramowitz and Stegun 6.5.31) above.
  /// Absolute error below 1e-12 for a ≤ 500, against 40-digit arithmetic.
  package static func regularizedGamma(_ x: Double, a: Double) -> Double {
    guard x > 0 else { return 0 }
    let front = exp(a * log(x) - x - lgamma(a))
    guard x < a + 1 else { return 1 - front * gammaFraction(x, a) }
    var term = 1 / a
    var sum = term
    var divisor = a
    while abs(term) > abs(sum) * tolerance {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return front * sum
  }

  private static let tolerance = 1e-16
  private static let tiny = 1e-300
  private static let maximumTerms = 10_000

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / notZero(1 - (a + b) * x / (a + 1))
    var result = d
    for term in 1...maximumTerms {
      let m = Double(term)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / notZero(1 + even * d)
      c = notZero(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / notZero(1 + odd * d)
      c = notZero(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 3 * tolerance { break }
    }
    return result
  }

  private static func gammaFraction(_ x: Double, _ a: Double) -> Double {
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / notZero(b)
    var result = d
    for term in 1...maximumTerms {
      let i = Double(term)
      let numerator = -i * (i - a)
      b += 2
      d = 1 / notZero(numerator * d + b)
      c = notZero(b + numerator / c)
      result *= d * c
      if abs(d * c - 1) < 3 * tolerance { break }
    }
    return result
  }

  /// Lentz's guard: a denominator of zero is replaced by one too small to matter.
  private static func notZero(_ value: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
