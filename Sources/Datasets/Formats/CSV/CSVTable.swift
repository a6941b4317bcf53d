package import Faults

/// A table of numbers with a class for each row, from a CSV file.
///
/// The first row names the columns. The column `label`, or else the last one, has the classes, as any text; all others
/// have finite numbers. At least one row follows, and no field is empty.
package struct CSVTable {
  /// The most bytes of a file.
  static let largestFile = 1 << 28
  /// The most bytes of a file and of its numbers, which are in memory together: with the program, 512 MiB.
  static let largestMemory = 488 << 20

  /// The names of the columns of numbers.
  private(set) var columns: [String] = []
  /// The names of the classes: whole numbers by their value, else in the order of their characters.
  private(set) var classNames: [String] = []
  /// The index of each row's class.
  private(set) var labels: [UInt8] = []
  /// The numbers, row by row.
  private(set) var values: [Double] = []

  /// The table in the bytes of a file.
  package init(_ bytes: [UInt8], file: String) throws(Fault) {
    var reader = try CSVReader(bytes, file: file)
    var fields: [CSVReader.Field] = []
    let labelColumn = try readHeader(&reader, &fields, file: file)
    let columnCount = columns.count + 1
    let count = columns.count * bytes.count { $0 == UInt8(ascii: "\n") }
    let memory = bytes.count + count * MemoryLayout<Double>.size
    guard memory <= Self.largestMemory else {
      throw Fault(
        file: file,
        "the table is too large (got \(memory) bytes with its numbers in memory, "
          + "expected at most \(Self.largestMemory))",
        hint: "Leave out rows or columns."
      )
    }
    values.reserveCapacity(count)
    var found: [String: UInt8] = [:]
    while try reader.next(&fields) {
      guard fields.count == columnCount else {
        throw reader.error(
          min(fields.count, columnCount + 1),
          "the row has another number of fields than the first "
            + "(got \(fields.count), expected \(columnCount))",
          hint: "Give every row as many fields; put a text with commas in quotation marks."
        )
      }
      for (index, field) in fields.enumerated() where index != labelColumn {
        values.append(try Self.number(field, index + 1, reader))
      }
      labels.append(try Self.label(fields[labelColumn], labelColumn + 1, reader, &found))
    }
    guard !labels.isEmpty else {
      throw Fault(
        file: file,
        "the table has no rows (got the names of \(columnCount) columns alone)",
        hint: "Put the examples below the first row, one a row."
      )
    }
    sortClasses(found)
  }

  /// Reads the names of the columns; the index of the one that has the classes.
  private mutating func readHeader(
    _ reader: inout CSVReader,
    _ fields: inout [CSVReader.Field],
    file: String
  ) throws(Fault) -> Int {
    let hint = "The first row names the columns: \"width,height,label\"."
    guard try reader.next(&fields) else {
      throw Fault(file: file, "the file is empty", hint: hint)
    }
    var names: [String] = []
    for (index, field) in fields.enumerated() {
      names.append(try reader.text(field, column: index + 1))
    }
    var firstColumns: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard !name.isEmpty else {
        throw reader.error(index + 1, "the column has no name", hint: hint)
      }
      if let first = firstColumns.updateValue(index + 1, forKey: name) {
        throw reader.error(
          index + 1,
          "the column has the name of column \(first) (got \"\(name.prefix(120))\" twice)",
          hint: "Give every column a name of its own."
        )
      }
    }
    guard names.count > 1 else {
      throw reader.error(
        1,
        "there is one column only (expected numbers, and the class)",
        hint: "Separate the columns with commas, not semicolons or tabs."
      )
    }
    let labelColumn = names.firstIndex(of: "label") ?? names.count - 1
    names.remove(at: labelColumn)
    // Names that count the columns are those of tables without any.
    let counts = [0, 1].map { first in names.indices.map { "\($0 + first)" } }
    let areNumbers = fields.indices.allSatisfy {
      $0 == labelColumn || reader.number(fields[$0]) != nil
    }
    if areNumbers, !counts.contains(names) {
      throw reader.error(1, "the first row has numbers in place of names", hint: hint)
    }
    columns = names
    return labelColumn
  }

  private static func number(
    _ field: CSVReader.Field,
    _ column: Int,
    _ reader: CSVReader
  ) throws(Fault) -> Double {
    if let value = reader.number(field) { return value }
    let text = try reader.text(field, column: column)
    throw reader.error(
      column,
      text.isEmpty
        ? "the field is empty (expected a number)"
        : "this is not a finite number (got \"\(text.prefix(120))\")",
      hint: "Numbers are written as 12.5 or 1e-3; leave out rows that lack one."
    )
  }

  private static func label(
    _ field: CSVReader.Field,
    _ column: Int,
    _ reader: CSVReader,
    _ found: inout [String: UInt8]
  ) throws(Fault) -> UInt8 {
    let text = try reader.text(field, column: column)
    guard !text.isEmpty else {
      throw reader.error(
        column,
        "the class is empty",
        hint: "Give every row a class, or leave it out."
      )
    }
    if let label = found[text] { return label }
    guard let label = UInt8(exactly: found.count) else {
      throw reader.error(
        column,
        "there are too many classes (got \"\(text.prefix(120))\" as the 257th, expected at most 256)",
        hint: "Name the column of the classes \"label\", or make it the last."
      )
    }
    found[text] = label
    return label
  }

  /// Gives the classes, found in the order of the rows, their order for good.
  private mutating func sortClasses(_ found: [String: UInt8]) {
    let areNumbers = found.keys.allSatisfy { Int($0) != nil }
    let sorted = found.keys.sorted { first, second in
      if areNumbers, let one = Int(first), let other = Int(second), one != other {
        return one < other
      }
      return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
    }
    var order = [UInt8](repeating: 0, count: sorted.count)
    for (index, name) in sorted.enumerated() {
      if let label = found[name] { order[Int(label)] = UInt8(index) }
    }
    classNames = sorted
    labels = labels.map { order[Int($0)] }
  }
}
