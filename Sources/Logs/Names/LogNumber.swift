internal import Foundation

/// The text of a number in a log: missing is not the same as not finite.
public enum LogNumber: Sendable, Hashable {
  /// Nothing was measured: an empty field, `NA`, `N/A`, `null`, `None`.
  case missing
  /// A number, or `nan` and `inf` in any spelling of Python, C and R.
  case value(Double)
  /// Something else.
  case text

  /// Reads a text; blanks around it are no part of it.
  public init(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    bytes.append(0)
    self = bytes.withUnsafeBufferPointer {
      LogNumber($0.baseAddress.unsafelyUnwrapped, count: $0.count - 1)
    }
  }

  /// Reads bytes that are followed by one that belongs to no number, such as a separator or a zero.
  ///
  /// - Parameters:
  ///   - start: The first byte.
  ///   - count: How many there are.
  ///   - comma: Whether a comma stands before decimals.
  init(_ start: UnsafePointer<UInt8>, count: Int, comma: Bool = false) {
    var (start, end) = (start, start + count)
    while start < end, Self.isBlank(start.pointee) { start += 1 }
    while start < end, Self.isBlank(end[-1]) { end -= 1 }
    guard start < end else {
      self = .missing
      return
    }
    if comma {
      self = Self.withPoint(start, end)
    } else if let number = Self.decimal(start, end) {
      self = .value(number)
    } else {
      self = Self.word(UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  /// The number; nil where it is missing or a text.
  public var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  // MARK: Decimals

  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number nearest to a decimal text; nil where it is none.
  ///
  /// Digits that fit into 53 bits times an exact power of ten are rounded once, so they are exact (W. Clinger, "How to
  /// Read Floating Point Numbers Accurately", 1990); all others are left to `strtod`.
  static func decimal(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    var at = start
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative || at.pointee == UInt8(ascii: "+") { at += 1 }
    var (digits, count, decimals): (UInt64, Int, Int) = (0, 0, 0)
    var isLong = false
    var isBehindPoint = false
    while at < end {
      let digit = at.pointee &- UInt8(ascii: "0")
      if digit < 10 {
        count += 1
        if digits < 900_000_000_000_000_000 {
          digits = digits &* 10 &+ UInt64(digit)
          if isBehindPoint { decimals += 1 }
        } else {
          isLong = true
        }
      } else if at.pointee == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
      } else {
        break
      }
      at += 1
    }
    guard count > 0 else { return nil }
    var exponent = 0
    if at < end {
      guard let read = readExponent(at, end) else { return nil }
      exponent = read
    }
    let power = exponent - decimals
    guard !isLong, digits <= 1 << 53, abs(power) <= 22 else { return nearest(start) }
    let value = power < 0 ? Double(digits) / powers[-power] : Double(digits) * powers[power]
    return isNegative ? -value : value
  }

  private static func nearest(_ start: UnsafePointer<UInt8>) -> Double {
    start.withMemoryRebound(to: CChar.self, capacity: 1) { strtod($0, nil) }
  }

  /// The exponent of `e-05`, at most a million; nil where it is none or more follows.
  private static func readExponent(
    _ start: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>
  ) -> Int? {
    var at = start
    guard at.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
    at += 1
    let isNegative = at < end && at.pointee == UInt8(ascii: "-")
    if at < end, isNegative || at.pointee == UInt8(ascii: "+") { at += 1 }
    guard at < end else { return nil }
    var exponent = 0
    while at < end {
      let digit = at.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      at += 1
    }
    return isNegative ? -exponent : exponent
  }

  private static func withPoint(
    _ start: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>
  ) -> LogNumber {
    var bytes = [UInt8](UnsafeBufferPointer(start: start, count: end - start))
    guard !bytes.contains(UInt8(ascii: ".")) else { return .text }
    for index in bytes.indices where bytes[index] == UInt8(ascii: ",") {
      bytes[index] = UInt8(ascii: ".")
    }
    bytes.append(0)
    return bytes.withUnsafeBufferPointer {
      LogNumber($0.baseAddress.unsafelyUnwrapped, count: $0.count - 1)
    }
  }

  // MARK: Words

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> LogNumber {
    guard bytes.count <= 9 else { return .text }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "na", "n/a", "null", "none", "<na>": return .missing
    case "nan", "-nan", "+nan": return .value(.nan)
    case "inf", "+inf", "infinity", "+infinity": return .value(.infinity)
    case "-inf", "-infinity": return .value(-.infinity)
    default: return .text
    }
  }
}
