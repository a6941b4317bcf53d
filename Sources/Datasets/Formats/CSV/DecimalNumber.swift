/// Decimal numbers in a file: digits with perhaps a sign, a point and an exponent, and nothing else.
package enum DecimalNumber {
  /// The finite number that the bytes spell, correctly rounded; nil where they spell none.
  ///
  /// `nan`, `inf`, hexadecimal numbers and spaces are none; the decimals follow a point, or else the byte given.
  package static func parse(
    _ bytes: Span<UInt8>,
    decimal: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    var index = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative || (bytes.count > 0 && bytes[0] == UInt8(ascii: "+")) { index = 1 }
    var digits: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    var hasPoint = false
    var hasExponent = false
    while index < bytes.count, !hasExponent {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Leading zeros count too, which only sends a few numbers the long way.
        digitCount += 1
        if digitCount <= 15 { digits = digits * 10 + UInt64(byte - UInt8(ascii: "0")) }
        if hasPoint { decimals += 1 }
      case decimal where !hasPoint: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
      default: return nil
      }
    }
    guard digitCount > 0, !hasExponent || isExponent(bytes.extracting(index...)) else { return nil }
    // Both are exact numbers, and so is their quotient but for one rounding (Clinger 1990).
    if !hasExponent, digitCount <= 15 {
      let value = Double(digits) / powersOfTen[decimals]
      return isNegative ? -value : value
    }
    var text: [UInt8] = []
    for index in bytes.indices {
      text.append(bytes[index] == decimal ? UInt8(ascii: ".") : bytes[index])
    }
    let value = Double(String(decoding: text, as: UTF8.self))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func isExponent(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    let hasSign = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
    guard bytes.count > (hasSign ? 1 : 0) else { return false }
    for index in (hasSign ? 1 : 0)..<bytes.count {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return false }
    }
    return true
  }
}
