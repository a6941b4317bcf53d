internal import Faults

/// The records of a CSV file (RFC 4180), one after the other.
///
/// Fields are separated by a comma or another byte, records by LF or CR LF, the same throughout. A field in quotation
/// marks may have separators, line ends and doubled quotation marks; spaces around a field are no part of it. What is not
/// of this form is refused with its row and column; a byte order mark of UTF-8, which spreadsheets write, is passed over.
struct CSVReader {
  /// A field, by the place of the bytes between its quotation marks.
  struct Field {
    var range: Range<Int>
    /// Whether quotation marks in it are doubled.
    var hasQuotes = false
  }

  /// The most fields of a record: as many as a spreadsheet has.
  static let largestColumnCount = 16_384
  /// The most bytes of a field.
  static let largestField = 4096

  /// The number of the record that was read last, counted from 1.
  private(set) var row = 0

  /// Whether spaces around fields were passed over.
  private(set) var hasTrimmed = false

  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private var offset = 0
  private var endsWithCarriageReturn: Bool?

  /// A reader at the beginning of a file.
  init(
    _ bytes: [UInt8],
    file: String,
    delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(Fault) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Fault(
        file: file,
        "the file is in UTF-16 (it begins with its byte order mark; expected UTF-8)",
        hint: "Save it as CSV in UTF-8."
      )
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// Reads the next record; false at the end of the file.
  mutating func next(_ fields: inout [Field]) throws(Fault) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard offset < bytes.count else { return false }
    row += 1
    while true {
      if fields.isEmpty { skipRun() }
      guard fields.count < Self.largestColumnCount else {
        throw error(
          fields.count,
          "there are too many columns (got more than \(Self.largestColumnCount))",
          hint: "Leave out columns, or reduce them before."
        )
      }
      skipSpaces()
      let isQuoted = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
      let field = isQuoted ? try quotedField(fields.count + 1) : try plainField(fields.count + 1)
      guard field.range.count <= Self.largestField else {
        throw error(
          fields.count + 1,
          "the field is too long (got \(field.range.count) bytes, expected at most \(Self.largestField))",
          hint: "Check that the quotation marks before it are closed."
        )
      }
      fields.append(field)
      skipRun()
      guard offset < bytes.count, bytes[offset] == delimiter else { break }
      offset += 1
    }
    try endRecord(column: fields.count)
    return true
  }

  /// The number in a field; nil where it has none.
  func number(_ field: Field, decimal: UInt8 = UInt8(ascii: ".")) -> Double? {
    DecimalNumber.parse(bytes.span.extracting(field.range), decimal: decimal)
  }

  /// The bytes of a field.
  func bytes(of field: Field) -> ArraySlice<UInt8> { bytes[field.range] }

  /// Whether a field has this byte.
  func has(_ byte: UInt8, in field: Field) -> Bool { bytes[field.range].contains(byte) }

  /// Whether a field says that there is no value.
  func isMissing(_ field: Field) -> Bool {
    guard field.range.count <= 4 else { return false }
    return MissingValue.isSpelled(by: bytes[field.range])
  }

  /// Passes over the next record.
  ///
  /// - Parameters:
  ///   - hasQuotes: Whether a line end may be within quotation marks.
  ///   - fields: Room for its fields.
  /// - Returns: Whether there was one; false at the end of the file.
  /// - Throws: `Fault` for a quotation that does not end.
  mutating func skip(hasQuotes: Bool, _ fields: inout [Field]) throws(Fault) -> Bool {
    guard !hasQuotes else { return try next(&fields) }
    guard offset < bytes.count else { return false }
    row += 1
    offset = (bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
    return true
  }

  /// The text of a field.
  func text(_ field: Field, column: Int) throws(Fault) -> String {
    guard let text = String(validating: bytes[field.range], as: UTF8.self) else {
      throw error(column, "the field is not UTF-8", hint: "Save the file as CSV in UTF-8.")
    }
    return field.hasQuotes
      ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
      : text
  }

  /// An error at a field of the record that was read last.
  func error(_ column: Int, _ message: String, hint: String) -> Fault {
    Fault(file: file, at: Fault.Position(line: row, column: column), message, hint: hint)
  }

  private mutating func plainField(_ column: Int) throws(Fault) -> Field {
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return trimmed(start..<offset)
      case UInt8(ascii: "\""):
        throw error(
          column,
          "a quotation mark stands within a field",
          hint: "Put the whole field in quotation marks, and double those within."
        )
      case 0: throw null(column)
      default: offset += 1
      }
    }
    return trimmed(start..<offset)
  }

  /// A field without the spaces at its end.
  private mutating func trimmed(_ range: Range<Int>) -> Field {
    var end = range.upperBound
    while end > range.lowerBound, isSpace(bytes[end - 1]) { end -= 1 }
    if end < range.upperBound { hasTrimmed = true }
    return Field(range: range.lowerBound..<end)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != delimiter
  }

  /// Where spaces separate fields, several are one, and none belongs to the ends of a line.
  private mutating func skipRun() {
    guard delimiter == UInt8(ascii: " ") else { return }
    func next(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : UInt8(ascii: "\n") }
    while next(offset) == delimiter,
      offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
        || [UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(next(offset + 1))
    {
      offset += 1
    }
  }

  private mutating func skipSpaces() {
    while offset < bytes.count, isSpace(bytes[offset]) {
      offset += 1
      hasTrimmed = true
    }
  }

  private mutating func quotedField(_ column: Int) throws(Fault) -> Field {
    let start = offset + 1
    var hasQuotes = false
    offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else {
          let field = Field(range: start..<offset, hasQuotes: hasQuotes)
          offset += 1
          skipSpaces()
          try expectEnd(column)
          return field
        }
        hasQuotes = true
        offset += 2
      case 0: throw null(column)
      default: offset += 1
      }
    }
    throw error(
      column,
      "the quotation mark is not closed",
      hint: "Close it, or double a quotation mark that belongs to the text."
    )
  }

  /// After a closing quotation mark a field ends.
  private func expectEnd(_ column: Int) throws(Fault) {
    guard offset < bytes.count else { return }
    switch bytes[offset] {
    case delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
    default:
      throw error(
        column,
        "something follows the closing quotation mark",
        hint: "Double a quotation mark that belongs to the text."
      )
    }
  }

  private mutating func endRecord(column: Int) throws(Fault) {
    guard offset < bytes.count else { return }
    let hasCarriageReturn = bytes[offset] == UInt8(ascii: "\r")
    if hasCarriageReturn {
      guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") else {
        throw error(
          column,
          "a carriage return stands alone",
          hint: "End every line with LF, or every line with CR LF."
        )
      }
      offset += 1
    }
    offset += 1
    guard hasCarriageReturn == endsWithCarriageReturn ?? hasCarriageReturn else {
      throw error(
        column,
        "the line ends in another way than those before "
          + "(got \(hasCarriageReturn ? "CR LF, expected LF" : "LF, expected CR LF"))",
        hint: "End every line with LF, or every line with CR LF."
      )
    }
    endsWithCarriageReturn = hasCarriageReturn
  }

  private func null(_ column: Int) -> Fault {
    error(column, "the file has a byte 0", hint: "Save it as CSV in UTF-8.")
  }
}
