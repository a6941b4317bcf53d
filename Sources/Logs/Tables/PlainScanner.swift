/// Reads lines of plain numbers one behind the other.
struct PlainScanner {
  private let text: UnsafePointer<UInt8>
  private var at: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  /// How far eight bytes may be looked at once.
  private let lastEight: UnsafePointer<UInt8>
  private let separator: UInt8
  private let decimals = DecimalTables.shared

  /// Begins.
  ///
  /// - Parameters:
  ///   - text: The bytes of the whole file.
  ///   - range: Those that are read, whole lines.
  ///   - limit: Where the memory ends, at least a byte behind the text.
  ///   - separator: What separates two fields.
  init(
    _ text: UnsafePointer<UInt8>,
    _ range: Range<Int>,
    limit: UnsafePointer<UInt8>,
    separator: UInt8
  ) {
    self.text = text
    (at, end) = (text + range.lowerBound, text + range.upperBound)
    lastEight = limit - 8
    self.separator = separator
  }

  /// The place of the next byte.
  var position: Int { at - text }

  /// Reads the fields of a line, and goes behind its end.
  ///
  /// - Returns: Whether it has as many numbers, or fields without a value, as there are columns.
  mutating func readLine(_ columns: [UnsafeMutablePointer<Double>], _ line: Int) -> Bool {
    let last = columns.count - 1
    for column in 0...last {
      guard let number = readField() else { return false }
      columns[column][line] = number
      guard column < last else { break }
      guard at < end, at.pointee == separator else { return false }
      at += 1
    }
    if at < end, at.pointee == 0x0D { at += 1 }
    guard at < end else { return true }
    guard at.pointee == 0x0A else { return false }
    at += 1
    return true
  }

  /// Reads a field, and stops at what ends it; nil where it is a text.
  private mutating func readField() -> Double? {
    let start = at
    if let number = readNumber(), isAtEnd { return number }
    at = start
    while !isAtEnd { at += 1 }
    return switch LogNumber(start, count: at - start) {
    case .value(let value): value
    case .missing: NumberColumn.missing
    case .text: nil
    }
  }

  private var isAtEnd: Bool {
    guard at < end else { return true }
    let byte = at.pointee
    return byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// Reads a number of at most 19 digits; nil for all else, which is left to ``LogNumber``.
  private mutating func readNumber() -> Double? {
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative { at += 1 }
    var digits: UInt64 = 0
    let first = at
    readDigits(&digits)
    var (count, power) = (at - first, 0)
    if at.pointee == UInt8(ascii: ".") {
      at += 1
      let point = at
      readDigits(&digits)
      count += at - point
      power = point - at
    }
    // 19 digits are less than 2^64.
    guard count > 0, count <= 19 else { return nil }
    if at.pointee | 0x20 == UInt8(ascii: "e") {
      guard let exponent = readExponent() else { return nil }
      power += exponent
    }
    guard let value = decimals.value(digits, power) else { return nil }
    return isNegative ? -value : value
  }

  private mutating func readExponent() -> Int? {
    at += 1
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative || at.pointee == UInt8(ascii: "+") { at += 1 }
    var digits: UInt64 = 0
    let first = at
    readDigits(&digits)
    guard (1...4).contains(at - first) else { return nil }
    return isNegative ? -Int(digits) : Int(digits)
  }

  /// Takes digits, eight at once as long as there are so many: their bytes are joined to pairs, fours and eights.
  ///
  /// D. Lemire, "Quickly parsing eight digits", 2018.
  private mutating func readDigits(_ digits: inout UInt64) {
    while at <= lastEight {
      let bytes = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self).littleEndian
      let high = bytes & 0xF0F0_F0F0_F0F0_F0F0
      let carried = (bytes &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
      guard high | carried >> 4 == 0x3333_3333_3333_3333 else { break }
      var eight = bytes &- 0x3030_3030_3030_3030
      eight = eight &* 10 &+ eight >> 8
      let (low, upper) = (eight & 0x0000_00FF_0000_00FF, eight >> 16 & 0x0000_00FF_0000_00FF)
      eight = (low &* 0x000F_4240_0000_0064 &+ upper &* 0x0000_2710_0000_0001) >> 32
      digits = digits &* 100_000_000 &+ eight & 0xFFFF_FFFF
      at += 8
    }
    while true {
      let digit = at.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      digits = digits &* 10 &+ UInt64(digit)
      at += 1
    }
  }
}
