/// Numbers as text: the only place where a number becomes characters.
package enum Format {
  /// A number with a fixed count of decimals, a true minus sign, and no locale.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
    guard scaled < 1e15 else { return "\(value)".replacing("-", with: "−") }
    var digits = String(Int(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + whole + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }

  /// A count with commas between thousands.
  package static func count(_ value: Int) -> String {
    let digits = String(abs(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (value < 0 ? "−" : "") + text
  }

  /// The smallest and the largest of some counts, nil for none: `3`, or `3 to 17`.
  package static func range(_ counts: [Int]) -> String? {
    guard let low = counts.min(), let high = counts.max() else { return nil }
    return low == high ? count(low) : "\(count(low)) to \(count(high))"
  }

  /// A share as a percentage with one decimal; the space before the sign does not break.
  package static func percent(_ share: Double) -> String {
    fixed(share * 100, decimals: 1) + "\u{A0}%"
  }

  /// A loss in nats with three decimals, or with an exponent once it has exploded: `2.303`, `5.64e7`.
  package static func loss(_ value: Double) -> String {
    guard value.isFinite, abs(value) >= 1e5 else { return fixed(value, decimals: 3) }
    return scientific(value).text
  }

  /// A number with three significant digits, with an exponent where it is far from 1: `0.0123`, `1.20e−7`.
  package static func significant(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    let (text, exponent) = scientific(value)
    return (-3..<5).contains(exponent) ? fixed(value, decimals: max(0, 2 - exponent)) : text
  }

  /// A finite number other than 0 as a mantissa with two decimals and a power of ten, and that power.
  private static func scientific(_ value: Double) -> (text: String, exponent: Int) {
    var exponent = 0
    var mantissa = abs(value)
    // 9.995 rounds to 10.00, which is the next power.
    while mantissa >= 9.995 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.9995 {
      mantissa *= 10
      exponent -= 1
    }
    let sign = value < 0 ? "−" : ""
    return (
      sign + fixed(mantissa, decimals: 2) + "e\(exponent)".replacing("-", with: "−"), exponent
    )
  }

  /// A time, with three significant digits.
  package static func seconds(_ value: Double) -> String {
    fixed(value, decimals: value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0) + "\u{A0}s"
  }

  /// A ratio with two decimals.
  package static func ratio(_ value: Double) -> String { fixed(value, decimals: 2) + "×" }

  /// A p-value: three decimals, or an upper bound.
  package static func probability(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : "= " + fixed(p, decimals: 3)
  }

  /// A number for a data file: the shortest text that reads back as the same number.
  package static func data(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
