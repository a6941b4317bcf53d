internal import Drawing

/// How the numbers of an axis are written.
public enum NumberFormat: Sendable, Hashable {
  /// As they are: 0.5, −2, 10,000.
  case number
  /// Shares as per cent: 0.25 is 25 %.
  case percent

  /// A number with a fixed count of decimals, which are those of the written number: 0.25 has none in per cent.
  ///
  /// Beyond six decimals, and from 10^9 on, it is a power of ten with a factor instead.
  package func text(_ value: Double, decimals: Int) -> String {
    if decimals > 6 || value.magnitude >= 1e9 { return Self.scientific(value, decimals: decimals) }
    switch self {
    case .number: return Self.grouped(value.decimal(places: decimals, trimmed: false))
    case .percent:
      return (value * 100).decimal(places: decimals, trimmed: false).withMinus + "\u{202F}%"
    }
  }

  /// A number for tables and descriptions, to four significant digits.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    var written = value.magnitude
    switch self {
    case .number: break
    case .percent: written *= 100
    }
    var decimals = 3
    while written >= 10, decimals > 0 {
      written /= 10
      decimals -= 1
    }
    while written > 0, written < 1, decimals < 9 {
      written *= 10
      decimals += 1
    }
    return text(value, decimals: decimals)
  }

  /// A number with all the decimals that it has, up to six; a small one that needs more is a power of ten with a factor.
  package func text(exactly value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    let written =
      switch self {
      case .number: value
      case .percent: value * 100
      }
    if self == .number, value.magnitude < 0.001,
      (written * 1e6 - (written * 1e6).rounded()).magnitude > 1e-6 * (written * 1e6).magnitude
    {
      return Self.scientific(value)
    }
    let fraction = written.decimal(places: 6).split(separator: ".").dropFirst().first
    return text(value, decimals: fraction?.count ?? 0)
  }

  /// A number such as 2.5·10⁻⁷, whose last digit has the place that a number of so many decimals has; without a count of
  /// them, with all the digits of its factor, up to six decimals.
  package static func scientific(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "not finite" }
    var power = 0
    var factor = value.magnitude
    while factor >= 9.999_999 {
      factor /= 10
      power += 1
    }
    while factor < 0.999_999 {
      factor *= 10
      power -= 1
    }
    let digits = factor.decimal(
      places: power < 0 ? min(6, max(0, decimals.map { $0 + power } ?? 6)) : 6
    )
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let exponent = String(abs(power)).compactMap(\.wholeNumberValue).map { superscripts[$0] }
    return (value < 0 ? "\u{2212}" : "") + (digits == "1" ? "" : digits + "·") + "10"
      + (power < 0 ? "⁻" : "") + String(exponent)
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
