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

  /// The number nearest to a decimal text; nil where it is none.
  ///
  /// Up to 19 digits are read by ``DecimalTables``, where that is exact; all others are left to `strtod`.
  static func decimal(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    var at = start
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative || at.pointee == UInt8(ascii: "+") { at += 1 }
    let first = at
    var digits: UInt64 = 0
    readDigits(&at, end, &digits)
    var (count, decimals) = (at - first, 0)
    var (zeros, isWhole) = (digits == 0 ? count : 0, true)
    if at < end, at.pointee == UInt8(ascii: ".") {
      at += 1
      isWhole = false
      let point = at
      if digits == 0 {
        while at < end, at.pointee == UInt8(ascii: "0") { at += 1 }
        zeros += at - point
      }
      readDigits(&at, end, &digits)
      decimals = at - point
      count += decimals
    }
    guard count > 0 else { return nil }
    var exponent = 0
    if at < end {
      guard let read = readExponent(at, end) else { return nil }
      exponent = read
    } else if isWhole, count <= 15 {
      return isNegative ? -Double(digits) : Double(digits)
    }
    // 19 digits are less than 2^64.
    guard count - zeros <= 19 else { return nearest(start) }
    guard let value = DecimalTables.shared.value(digits, exponent - decimals) else {
      return nearest(start)
    }
    return isNegative ? -value : value
  }

  private static func readDigits(
    _ at: inout UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>,
    _ digits: inout UInt64
  ) {
    while at < end {
      let digit = at.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      digits = digits &* 10 &+ UInt64(digit)
      at += 1
    }
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
