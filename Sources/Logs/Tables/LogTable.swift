internal import Faults

/// A table of text: a header, and rows of fields that are read where they stand.
///
/// Fields are separated by one character, quoted as in RFC 4180, and padded with blanks or not; lines end in any way; a
/// byte-order mark is skipped. Decimals have commas where the separator is none and every number of the table has that
/// form, as spreadsheets write it.
struct LogTable {
  /// The names of the columns, each of which is unique; a name that comes again is followed by its number.
  private(set) var header: [String] = []
  /// The rows below the header, without blank ones and without repeated headers.
  private(set) var rows = Rows()
  /// The rows before which the header stands again, as when a program appends to its file.
  private(set) var restarts: Set<Int> = []
  /// What separates two fields.
  let separator: UInt8
  /// Whether a comma stands before decimals.
  private(set) var isDecimalComma = false
  /// Whether the last line was cut short, and left out.
  private(set) var isCut = false

  /// Whether its rows were records of JSON, so that they have no lines.
  var isOfRecords = false

  private let bytes: [UInt8]
  private var fields: [Field] = []
  /// The numbers, where it has nothing else.
  private var plain: PlainColumns?

  /// The bytes of a field, with its quotes.
  struct Field {
    var start: UInt32
    var end: UInt32
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: Its bytes.
  ///   - limit: How many rows are read.
  init?(_ text: some Collection<UInt8>, rows limit: Int = .max) {
    self.init(owning: [UInt8](text), rows: limit)
  }

  /// The same without a copy of the bytes.
  private init?(owning text: consuming [UInt8], rows limit: Int = .max) {
    var bytes = text
    bytes.append(0)
    guard let (start, line) = Self.startOfHeader(bytes),
      let separator = Self.separator(of: bytes, from: start)
    else { return nil }
    self.bytes = bytes
    self.separator = separator
    var lines: [Row] = []
    var fields: [Field] = []
    let below = bytes.withUnsafeBufferPointer {
      var scanner = TableScanner($0, at: start, line: line, separator: separator)
      scanner.scan(1, &fields, &lines)
      return (at: scanner.at, line: scanner.line)
    }
    guard let first = lines.first else { return nil }
    (self.fields, header) = (fields, [])
    header = Self.unique((0..<first.count).map { field(fields[first.first + $0]) })
    if limit == .max, takePlain(from: below.at, line: below.line) { return }
    lines = []
    bytes.withUnsafeBufferPointer {
      var scanner = TableScanner($0, at: below.at, line: below.line, separator: separator)
      if limit == .max { fields.reserveCapacity(bytes.count / 8) }
      scanner.scan(limit, &fields, &lines)
    }
    self.fields = fields
    keep(lines[...])
    isDecimalComma = findDecimalComma()
  }

  /// Takes the lines below the header as plain numbers, if they are such.
  private mutating func takePlain(from start: Int, line: Int) -> Bool {
    plain = bytes.withUnsafeBufferPointer {
      PlainColumns($0, from: start, count: header.count, separator: separator)
    }
    guard let plain else { return false }
    rows = Rows(count: plain.starts.count - 1, width: header.count, firstLine: line)
    return true
  }

  /// Reads a file.
  ///
  /// - Throws: ``Fault`` where it cannot be read or is no table.
  init(_ file: LogFile) throws(Fault) {
    guard let table = LogTable(owning: try file.bytes()) else {
      throw Fault(
        file: file.path,
        "is no table (expected a line of names with one separator, and lines of numbers)",
        hint: "Write the metrics as CSV with a header."
      )
    }
    self = table
  }

  // MARK: Reading

  /// Where a row is, for people.
  func place(of row: Int) -> String {
    isOfRecords ? "record \(row + 1)" : "line \(rows[row].line)"
  }

  /// The place of a column; nil where there is none of that name.
  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The text of a field, without its quotes and blanks; nil where the row is too short.
  func text(_ row: Int, _ column: Int) -> String? {
    guard column < rows[row].count else { return nil }
    if let plain { return field(plain.field(row, column, bytes, separator)) }
    return field(fields[rows[row].first + column])
  }

  /// A column as numbers.
  func numbers(_ column: Int) -> NumberColumn {
    if let plain { return plain.columns[column] }
    return bytes.withUnsafeBufferPointer { bytes in
      NumberColumn(
        rows.map { row in
          column < row.count ? number(fields[row.first + column], bytes) : .missing
        }
      )
    }
  }

  /// A column as texts; empty where the row is too short.
  func texts(_ column: Int) -> [String] { rows.indices.map { text($0, column) ?? "" } }

  /// Whether a row has as many fields as the header, but for empty ones at its end.
  func fits(_ row: Int) -> Bool {
    let (row, count) = (rows[row], header.count)
    guard row.count > count, plain == nil else { return row.count == count }
    return (count..<row.count).allSatisfy {
      let field = fields[row.first + $0]
      return bytes[Int(field.start)..<Int(field.end)].allSatisfy { $0 == 0x20 }
    }
  }

  /// Checks that all rows have as many fields as the header.
  ///
  /// - Throws: ``Fault`` with the line of the first that has not.
  func checkWidths(_ path: String) throws(Fault) {
    guard plain == nil else { return }
    for row in rows.indices where !fits(row) {
      throw Fault(
        file: path,
        at: .init(line: rows[row].line, column: 1),
        "a row and the header differ (got \(counted(rows[row].count, "field", "fields")), "
          + "expected \(header.count))",
        hint: "Mend the row, or take it out."
      )
    }
  }

  /// Leaves out the rows that have more or fewer fields than the header.
  mutating func removeMisfits() {
    guard plain == nil else { return }
    var (kept, starts): ([Row], Set<Int>) = ([], [])
    var isRestart = false
    for (index, row) in rows.enumerated() {
      isRestart = isRestart || restarts.contains(index)
      guard fits(index) else { continue }
      if isRestart { starts.insert(kept.count) }
      isRestart = false
      kept.append(row)
    }
    (rows, restarts) = (Rows(kept), starts)
  }

  private func number(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> LogNumber {
    guard let base = bytes.baseAddress else { return .missing }
    var (start, end) = (Int(field.start), Int(field.end))
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
    if end - start >= 2, bytes[start] == TableScanner.quote, bytes[end - 1] == TableScanner.quote {
      (start, end) = (start + 1, end - 1)
    }
    return LogNumber(base + start, count: end - start, comma: isDecimalComma)
  }

  private func field(_ field: Field) -> String {
    var slice = bytes[Int(field.start)..<Int(field.end)]
    func trim() {
      slice = slice.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    }
    trim()
    guard slice.count >= 2, slice.first == TableScanner.quote, slice.last == TableScanner.quote
    else { return String(decoding: slice, as: UTF8.self) }
    slice = slice.dropFirst().dropLast()
    trim()
    let text = String(decoding: slice, as: UTF8.self)
    guard slice.contains(TableScanner.quote) else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  // MARK: Making

  private mutating func keep(_ lines: ArraySlice<Row>) {
    var kept: [Row] = []
    var isRestart = false
    for line in lines {
      let isBlank = line.count == 1 && field(fields[line.first]).isEmpty && header.count > 1
      if isBlank { continue }
      if line.count == header.count, isHeader(line) {
        isRestart = true
        continue
      }
      if isRestart { restarts.insert(kept.count) }
      isRestart = false
      kept.append(line)
    }
    if let last = kept.last, last.count < header.count, !endsWithNewline {
      isCut = true
      kept.removeLast()
    }
    rows = Rows(kept)
  }

  private var endsWithNewline: Bool {
    guard let last = bytes.dropLast().last else { return true }
    return last == 0x0A || last == 0x0D
  }

  private func isHeader(_ line: Row) -> Bool {
    guard header.indices.contains(0), field(fields[line.first]) == header[0] else { return false }
    return header.indices.allSatisfy { field(fields[line.first + $0]) == header[$0] }
  }

  private static func unique(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return names.map { name in
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return count == 1 ? name : "\(name) (\(count))"
    }
  }

  private func findDecimalComma() -> Bool {
    guard separator != UInt8(ascii: ",") else { return false }
    var isFound = false
    for row in rows {
      for field in fields[row.first..<row.first + row.count] {
        let slice = bytes[Int(field.start)..<Int(field.end)]
        let (comma, point) = (slice.contains(0x2C), slice.contains(0x2E))
        guard comma || point, slice.contains(where: { (0x30...0x39).contains($0) }) else {
          continue
        }
        let text = String(decoding: slice.filter { $0 != TableScanner.quote }, as: UTF8.self)
        if point, LogNumber(text).value != nil { return false }
        guard comma, !isFound else { continue }
        isFound = LogNumber(String(text.map { $0 == "," ? "." : $0 })).value != nil
      }
    }
    return isFound
  }
}
