/// Functions in double precision, the same bits on every machine: a mathematics library may fuse products with sums
/// where a processor can.
enum PortableMath {
  /// e^x, within 1 unit in the last place: the argument is reduced to |r| ≤ ln 2 / 2, where Taylor's series serves.
  static func exponential(_ x: Double) -> Double {
    // Beyond these the result is infinite or 0; a number that is not one passes both comparisons.
    if x > 709.7 { return .infinity }
    if x < -745 { return 0 }
    guard x == x else { return x }
    let power = (x * 1.4426950408889634).rounded()
    // ln 2 in two parts, the first of which times a power is exact.
    let rest = (x - power * 6.93147180369123816490e-01) - power * 1.90821492927058770002e-10
    var sum = 1.0
    for term in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / term }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// erf(x) = 2/√π ∫ exp(−t²) dt from 0 to x, within 1 unit in the last place of 1.
  ///
  /// Rational approximations on four intervals (Sun Microsystems 1993, fdlibm's `s_erf.c`).
  static func errorFunction(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.84375 {
      let square = x * x
      return x + x * (polynomial(nearNumerator, square) / polynomial(nearDenominator, square))
    }
    let value: Double
    if size < 1.25 {
      let offset = size - 1
      value =
        0.845062911510467529297
        + polynomial(middleNumerator, offset) / polynomial(middleDenominator, offset)
    } else if size < 6 {
      let inverse = 1 / (size * size)
      let ratio =
        size < 1 / 0.35
        ? polynomial(farNumerator, inverse) / polynomial(farDenominator, inverse)
        : polynomial(tailNumerator, inverse) / polynomial(tailDenominator, inverse)
      value = 1 - exponential(-size * size - 0.5625 + ratio) / size
    } else {
      guard x == x else { return x }
      value = 1
    }
    return x < 0 ? -value : value
  }

  /// The polynomial c₀ + c₁x + c₂x² and so on.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let nearNumerator = [
    1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
    -5.77027029648944159157e-03, -2.37630166566501626084e-05,
  ]
  private static let nearDenominator = [
    1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
    1.32494738004321644526e-04, -3.96022827877536812320e-06,
  ]
  private static let middleNumerator = [
    -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
    3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
    -2.16637559486879084300e-03,
  ]
  private static let middleDenominator = [
    1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
    1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02,
  ]
  private static let farNumerator = [
    -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
    -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
    -8.12874355063065934246e+01, -9.81432934416914548592e+00,
  ]
  private static let farDenominator = [
    1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
    6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02,
    6.57024977031928170135e+00, -6.04244152148580987438e-02,
  ]
  private static let tailNumerator = [
    -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
    -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
    -4.83519191608651397019e+02,
  ]
  private static let tailDenominator = [
    1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
    3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02,
    -2.24409524465858183362e+01,
  ]
}
