/// Decimal numbers in a file: digits with perhaps a sign, a point and an exponent, and nothing else.
package enum DecimalNumber {
  /// The finite number that the bytes spell, correctly rounded; nil where they spell none.
  ///
  /// `nan`, `inf`, hexadecimal numbers, spaces and decimal commas are none.
  package static func parse(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    var hasPoint = false
    var isPlain = true
    for (index, byte) in zip(rest.indices, rest) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Leading zeros count too, which only sends a few numbers the long way.
        digitCount += 1
        if digitCount <= 18 { digits = digits * 10 + UInt64(byte - UInt8(ascii: "0")) }
        if hasPoint { decimals += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard isExponent(rest[(index + 1)...]) else { return nil }
        isPlain = false
      default: return nil
      }
      if !isPlain { break }
    }
    guard digitCount > 0 else { return nil }
    // Both are exact numbers, and so is their quotient but for one rounding (Clinger 1990).
    if isPlain, digitCount <= 15, decimals <= 15 {
      let value = Double(digits) / powersOfTen[decimals]
      return isNegative ? -value : value
    }
    let value = Double(String(decoding: bytes, as: UTF8.self))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func isExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hasSign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    let digits = hasSign ? bytes.dropFirst() : bytes
    return !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
