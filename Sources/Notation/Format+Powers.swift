internal import Foundation

/// Powers of ten with true superscripts, for numbers far from 1.
extension Format {
  /// A number such as 2.5·10⁻⁷, whose last digit has the place that a number of so many decimals has; without a count of
  /// them, with all the digits of its factor, up to six decimals.
  package static func scientific(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : localized("not finite") }
    let exponent = exponent(of: value.magnitude)
    let factor = times(value.magnitude, tenTo: -exponent)
    let digits = factor.decimal(
      places: exponent < 0 ? min(6, max(0, decimals.map { $0 + exponent } ?? 6)) : 6
    )
    return (value < 0 ? "−" : "") + (digits == "1" ? "" : spelled(digits) + "·") + "10"
      + superscript(exponent)
  }

  /// A whole number in superscripts.
  package static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "")
      + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// The power of ten of the first digit of a positive number; a factor that would be written as 10 belongs to the next.
  package static func exponent(of value: Double) -> Int {
    var exponent = Int(log10(value).rounded(.down))
    while times(value, tenTo: -exponent) >= 9.999_999_5 { exponent += 1 }
    while times(value, tenTo: -exponent) < 0.999_999_95 { exponent -= 1 }
    return exponent
  }

  /// A number times a power of ten, in steps that stay finite.
  package static func times(_ value: Double, tenTo power: Int) -> Double {
    var result = value
    for _ in 0..<(abs(power) / 20) { result = power < 0 ? result / 1e20 : result * 1e20 }
    var rest = 1.0
    for _ in 0..<(abs(power) % 20) { rest *= 10 }
    return power < 0 ? result / rest : result * rest
  }
}
