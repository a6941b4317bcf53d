internal import Drawing
internal import Foundation

/// How the numbers of an axis are written.
public enum NumberFormat: Sendable, Hashable {
  /// As they are: 0.5, −2, 10,000.
  case number
  /// Shares as per cent: 0.25 is 25 %.
  case percent

  /// What numbers are multiplied with before they are written.
  private var factor: Double {
    switch self {
    case .number: 1
    case .percent: 100
    }
  }

  /// What stands after a number: a narrow no-break space and the sign.
  private var suffix: String {
    switch self {
    case .number: ""
    case .percent: "\u{202F}%"
    }
  }

  /// The numbers of one axis, all in one notation and with one precision.
  ///
  /// From 10^9 on, and where more than six decimals would be zeros, all of them are multiples of one power of ten: 0.5·10⁻⁸
  /// beside 1.0·10⁻⁸.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - exponent: the power of ten that the last digit of all of them stands for.
  /// - Returns: the texts, in the order of the numbers.
  package func texts(_ values: [Double], exponent: Int) -> [String] {
    let last =
      switch self {
      case .number: exponent
      case .percent: exponent + 2
      }
    let written = values.map { $0 * factor }
    let largest = written.map(\.magnitude).max() ?? 0
    guard largest >= 1e9 || largest < 1e-3 && last < -6 && largest > 0 else {
      let decimals = min(12, max(0, -last))
      return values.map { text($0, decimals: decimals) }
    }
    let power = Self.power(of: largest)
    return written.map { value in
      guard value != 0 else { return "0" + suffix }
      let digits = Self.times(value, tenTo: -power)
        .decimal(places: min(12, max(0, power - last)), trimmed: false)
      return digits.withMinus + "·10" + Self.superscript(power) + suffix
    }
  }

  /// A number with a fixed count of decimals, which are those of the written number: 0.25 has none in per cent.
  ///
  /// From 10^9 on it is a power of ten with a factor instead.
  package func text(_ value: Double, decimals: Int) -> String {
    let written = value * factor
    if written.magnitude >= 1e9 { return Self.scientific(written, decimals: decimals) + suffix }
    return Self.grouped(written.decimal(places: min(12, decimals), trimmed: false)) + suffix
  }

  /// A number for tables and descriptions, to four significant digits.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    var written = (value * factor).magnitude
    var decimals = 3
    while written >= 10, decimals > 0 {
      written /= 10
      decimals -= 1
    }
    while written > 0, written < 1, decimals < 9 {
      written *= 10
      decimals += 1
    }
    guard decimals <= 6 else {
      return Self.scientific(value * factor, decimals: decimals) + suffix
    }
    return text(value, decimals: decimals)
  }

  /// A number with all the decimals that it has, up to six; a small one that needs more is a power of ten with a factor.
  package func text(exactly value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    let millions = value * factor * 1e6
    if (value * factor).magnitude < 0.001,
      (millions - millions.rounded()).magnitude > 1e-6 * millions.magnitude
    {
      return scientificText(value)
    }
    return text(value, decimals: decimals(of: value))
  }

  /// A number as a power of ten with all the digits of its factor, up to six decimals.
  package func scientificText(_ value: Double) -> String {
    Self.scientific(value * factor) + suffix
  }

  /// The fewest digits after the point that show a value, up to six.
  package func decimals(of value: Double) -> Int {
    let written = value * factor
    guard written.magnitude < 1e9 else { return 0 }
    return written.decimal(places: 6).split(separator: ".").dropFirst().first?.count ?? 0
  }

  /// A number such as 2.5·10⁻⁷, whose last digit has the place that a number of so many decimals has; without a count of
  /// them, with all the digits of its factor, up to six decimals.
  package static func scientific(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "not finite" }
    let power = power(of: value.magnitude)
    let factor = times(value.magnitude, tenTo: -power)
    let digits = factor.decimal(
      places: power < 0 ? min(6, max(0, decimals.map { $0 + power } ?? 6)) : 6
    )
    return (value < 0 ? "\u{2212}" : "") + (digits == "1" ? "" : digits + "·") + "10"
      + superscript(power)
  }

  /// A whole number in superscripts.
  package static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "")
      + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// The power of ten of the first digit of a positive number; a factor that would be written as 10 belongs to the next.
  private static func power(of value: Double) -> Int {
    var power = Int(log10(value).rounded(.down))
    while times(value, tenTo: -power) >= 9.999_999_5 { power += 1 }
    while times(value, tenTo: -power) < 0.999_999_95 { power -= 1 }
    return power
  }

  /// A number times a power of ten, in steps that stay finite.
  private static func times(_ value: Double, tenTo power: Int) -> Double {
    var result = value
    for _ in 0..<(abs(power) / 20) { result = power < 0 ? result / 1e20 : result * 1e20 }
    var rest = 1.0
    for _ in 0..<(abs(power) % 20) { rest *= 10 }
    return power < 0 ? result / rest : result * rest
  }

  /// Decimal digits with a true minus sign, and with commas between thousands.
  package static func grouped(_ digits: String) -> String {
    let unsigned = digits.drop { $0 == "-" }
    let whole = unsigned.prefix { $0 != "." }
    guard whole.count > 3, whole.allSatisfy(\.isNumber) else { return digits.withMinus }
    var groups = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { groups.append(",") }
      groups.append(digit)
    }
    return (digits.hasPrefix("-") ? "\u{2212}" : "") + groups + unsigned.dropFirst(whole.count)
  }
}

extension String {
  /// The text with U+2212 for a hyphen at its start.
  fileprivate var withMinus: String { hasPrefix("-") ? "\u{2212}" + dropFirst() : self }
}
