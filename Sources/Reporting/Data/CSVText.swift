internal import Notation

/// A table as CSV (RFC 4180) in the making, with `\n` at the ends of lines.
struct CSVText {
  /// What is written so far.
  private(set) var bytes: [UInt8] = []
  private var isAtLineStart = true

  /// Adds a field to the row; one with commas, quotes or line ends is quoted.
  mutating func add(_ field: String) {
    startField()
    var field = field
    field.withUTF8 { text in
      let needsQuotes = text.contains { byte in
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
      }
      guard needsQuotes else { return bytes.append(contentsOf: text) }
      bytes.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Adds a number as data files have it.
  mutating func add(data number: Double) {
    if number == number.rounded(), abs(number) < 1e15 {
      add(whole: Int(number))
    } else {
      startField()
      var text = Format.data(number)
      text.withUTF8 { bytes.append(contentsOf: $0) }
    }
  }

  /// Adds a whole number.
  mutating func add(whole number: Int) {
    startField()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Adds the fields of the same row of another text.
  mutating func add(_ fields: CSVText) {
    startField()
    bytes.append(contentsOf: fields.bytes)
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  /// Adds a row.
  mutating func addRow(_ fields: [String]) {
    for field in fields { add(field) }
    endRow()
  }

  /// Some fields of a row.
  init(fields: [String] = []) {
    for field in fields { add(field) }
  }

  /// A row.
  init(row fields: [String]) { addRow(fields) }

  private mutating func startField() {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
  }
}
