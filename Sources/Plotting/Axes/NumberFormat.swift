internal import Notation

/// How the numbers of an axis are written.
public enum NumberFormat: Sendable, Hashable {
  /// As they are: 0.5, −2, 10,000.
  case number
  /// Shares as per cent: 0.25 is 25 %.
  case percent
  /// Differences of shares in percentage points, which the title of the axis names: 0.02 is 2.
  case points

  /// What numbers are multiplied with before they are written.
  private var factor: Double {
    switch self {
    case .number: 1
    case .percent, .points: 100
    }
  }

  /// What stands after a number: a narrow no-break space and the sign.
  private var suffix: String {
    switch self {
    case .number, .points: ""
    case .percent: localized("\u{202F}%")
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
      case .percent, .points: exponent + 2
      }
    let written = values.map { $0 * factor }
    let largest = written.map(\.magnitude).max() ?? 0
    guard largest >= 1e9 || largest < 1e-3 && last < -6 && largest > 0 else {
      let decimals = min(12, max(0, -last))
      return values.map { text($0, decimals: decimals) }
    }
    let power = Format.exponent(of: largest)
    return written.map { value in
      guard value != 0 else { return "0" + suffix }
      let digits = Format.times(value, tenTo: -power)
        .decimal(places: min(12, max(0, power - last)), trimmed: false)
      return Format.spelled(digits) + "·10" + Format.superscript(power) + suffix
    }
  }

  /// A number with a fixed count of decimals, which are those of the written number: 0.25 has none in per cent.
  ///
  /// From 10^9 on it is a power of ten with a factor instead.
  package func text(_ value: Double, decimals: Int) -> String {
    let written = value * factor
    if written.magnitude >= 1e9 { return Format.scientific(written, decimals: decimals) + suffix }
    return Format.grouped(written.decimal(places: min(12, decimals), trimmed: false)) + suffix
  }

  /// A number for tables and descriptions, to four significant digits.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return localized("not finite") }
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
      return Format.scientific(value * factor, decimals: decimals) + suffix
    }
    return text(value, decimals: decimals)
  }

  /// A number with all the decimals that it has, up to six; a small one that needs more is a power of ten with a factor.
  package func text(exactly value: Double) -> String {
    guard value.isFinite else { return localized("not finite") }
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
    Format.scientific(value * factor) + suffix
  }

  /// The fewest digits after the point that show a value, up to six.
  package func decimals(of value: Double) -> Int {
    let written = value * factor
    guard written.magnitude < 1e9 else { return 0 }
    return written.decimal(places: 6).split(separator: ".").dropFirst().first?.count ?? 0
  }
}
