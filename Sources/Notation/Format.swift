internal import Foundation

/// Numbers for people: in sentences, tables, keys and axes.
///
/// Minus signs are true ones; separators are those of ``Language/current``, and nothing depends on the machine's locale. Numbers for programs are ``data(_:)`` and `Double.decimal`.
package enum Format {
  /// A number with a fixed count of decimals, up to 12; halves of the last go to the even neighbour.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else {
      return value.isNaN ? localized("not a number") : value < 0 ? "−∞" : "∞"
    }
    return spelled(value.decimal(places: decimals, trimmed: false, rounding: .toNearestOrEven))
  }

  /// A setting as it stands in files, with the language's decimal separator: `0.1`, `1e-05`.
  package static func setting(_ value: Double) -> String {
    let digits = data(value)
    let separator = Language.current.decimalSeparator
    return separator == "." ? digits : digits.replacing(".", with: separator)
  }

  /// A count with separators between thousands.
  package static func count(_ value: Int) -> String { grouped(String(value)) }

  /// Decimal digits with a true minus sign and the language's decimal separator.
  package static func spelled(_ digits: String) -> String {
    let separator = Language.current.decimalSeparator
    return withMinus(separator == "." ? digits : digits.replacing(".", with: separator))
  }

  /// Decimal digits with a true minus sign, and with the language's separators: of decimals, and between thousands.
  package static func grouped(_ digits: String) -> String {
    let unsigned = digits.drop { $0 == "-" }
    let whole = unsigned.prefix { $0 != "." }
    guard whole.count > 3, whole.allSatisfy(\.isNumber) else { return spelled(digits) }
    let separator = Language.current.groupSeparator
    var groups = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { groups += separator }
      groups.append(digit)
    }
    return (digits.hasPrefix("-") ? "−" : "") + groups
      + spelled(String(unsigned.dropFirst(whole.count)))
  }

  /// Digits with U+2212 for a hyphen at their start.
  package static func withMinus(_ digits: String) -> String {
    digits.hasPrefix("-") ? "−" + digits.dropFirst() : digits
  }

  /// The smallest and the largest of some counts, nil for none: `3`, or `3 to 17`.
  package static func range(_ counts: [Int]) -> String? {
    guard let low = counts.min(), let high = counts.max() else { return nil }
    return low == high ? count(low) : localized("\(low) to \(high)")
  }

  /// A share as a percentage with one decimal; the space before the sign does not break.
  package static func percent(_ share: Double) -> String { NumberStyle.percent.text(share) }

  /// A loss in nats with three decimals, or with an exponent once it has exploded: `2.303`, `5.64e7`.
  package static func loss(_ value: Double) -> String {
    if value != 0, abs(value) < 0.0005 { return significant(value) }
    guard value.isFinite, abs(value) >= 1e5 else { return fixed(value, decimals: 3) }
    var exponent = 0
    var mantissa = abs(value)
    // 9.995 rounds to 10.00, which is the next power.
    while mantissa >= 9.995 {
      mantissa /= 10
      exponent += 1
    }
    return (value < 0 ? "−" : "") + fixed(mantissa, decimals: 2) + "e\(exponent)"
  }

  /// A number of any size with three significant digits: `0.383`, `45.2`, `2.3e−16`.
  package static func significant(_ value: Double) -> String {
    let size = abs(value)
    guard size > 0, value.isFinite else { return fixed(value, decimals: 0) }
    if size >= 1e5 { return loss(value) }
    if size >= 0.001 {
      return fixed(value, decimals: size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0)
    }
    var exponent = 0
    var mantissa = size
    while mantissa < 0.995 {
      mantissa *= 10
      exponent += 1
    }
    return (value < 0 ? "−" : "") + fixed(mantissa, decimals: 1) + "e−\(exponent)"
  }

  /// A time, with three significant digits.
  package static func seconds(_ value: Double) -> String { NumberStyle.seconds.text(value) }

  /// A ratio with two decimals, or three significant digits where it is far from 1: `1.92×`, `0.003×`, `1.70e8×`.
  package static func ratio(_ value: Double) -> String { NumberStyle.ratio.text(value) }

  /// A factor of any size for titles: two significant digits, and a power of ten where it is far from 1: `0.98`, `3·10⁻¹⁶`.
  package static func factor(_ value: Double) -> String {
    let size = abs(value)
    guard size > 0, value.isFinite else { return fixed(value, decimals: 0) }
    if size >= 0.01, size < 1e4 {
      return fixed(value, decimals: size < 0.1 ? 3 : size < 1 ? 2 : size < 10 ? 1 : 0)
    }
    let power = log10(size).rounded(.down)
    let unit = pow(10, power)
    return scientific((value / unit).rounded() * unit)
  }

  /// A p-value: three decimals, or an upper bound.
  package static func probability(_ p: Double) -> String {
    p < 0.001 ? "< " + fixed(0.001, decimals: 3) : "= " + fixed(p, decimals: 3)
  }
}
