package import Faults

/// A table of numbers with a class for each row, from a CSV file.
///
/// One column has the classes, as any text; those that are not left out have finite numbers. Which ones, and how the text
/// is written, says the request or else ``TableLayout``. Empty rows at the end are none.
package struct CSVTable {
  /// The most bytes of a file and of its numbers, which are in memory together: with the program, 512 MiB.
  static let largestMemory = 488 << 20

  /// How the text was read.
  let layout: TableLayout
  /// The names of the columns of numbers.
  let columns: [String]
  /// The names of the classes: numbers by their value, else in the order of their characters.
  let classNames: [String]
  /// The index of each row's class.
  private(set) var labels: [UInt8]
  /// The numbers, row by row.
  private(set) var values: TableNumbers
  /// How many rows were left out because they lack a value.
  let droppedRows: Int
  /// Whether the text is of the form that every version has read: the numbers of such a table follow from its bytes.
  let isPlain: Bool

  /// The table in the bytes of a file.
  package init(_ bytes: [UInt8], file: String) throws(Fault) {
    try self.init(bytes, file: file, request: DatasetRequest(file))
  }

  /// The table in the bytes of a file, as a request says.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - file: Its path, for messages.
  ///   - request: How it is to be read.
  ///   - known: The classes that there may be, for a table to test on; nil for those that are found.
  /// - Throws: `Fault` with the place of what cannot be read or is not clear.
  init(
    _ bytes: [UInt8],
    file: String,
    request: DatasetRequest,
    known: [String]? = nil
  ) throws(Fault) {
    layout = try TableLayout(bytes, file: file, request: request)
    let features = layout.featureColumns
    let allNames = layout.names
    columns = features.map { allNames[$0] }
    var rows = try TableRows(bytes, file: file, layout: layout, request: request)
    let found = rows.classes
    let order: [UInt8]
    if let known {
      classNames = known
      order = try Self.order(of: found, in: known, rows, request)
    } else {
      try ClassColumn(rows, layout, file: file, request: request).check()
      let sorted = Self.sorted(found)
      classNames = sorted.names
      order = sorted.order
    }
    let allLabels = rows.labels
    labels = allLabels.map { order[$0] }
    rows.labels = []
    values = rows.values
    droppedRows = rows.droppedRows
    let last = layout.names.count - 1
    isPlain =
      layout.delimiter.value == UInt8(ascii: ",") && layout.decimal.value == UInt8(ascii: ".")
      && layout.hasHeader.value && layout.ignored.isEmpty && !rows.isLenient
      && layout.labelColumn == layout.names.firstIndex(of: "label") ?? last
      && classNames == Self.formerlySorted(found)
  }

  /// Leaves only the rows of some classes, which get their new labels.
  mutating func keep(_ selection: ClassSelection) {
    let new = selection.newLabels
    var kept: [UInt8] = []
    var numbers = TableNumbers()
    for (row, label) in labels.enumerated() {
      guard let label = new[Int(label)] else { continue }
      kept.append(label)
      for column in columns.indices { numbers.append(values[row * columns.count + column]) }
    }
    labels = kept
    values = numbers
  }

  /// The numbers of another table's columns, in the order of this one's.
  mutating func reorder(_ order: [Int]) {
    guard order != Array(columns.indices) else { return }
    var numbers = TableNumbers()
    for row in labels.indices {
      for column in order { numbers.append(values[row * columns.count + column]) }
    }
    values = numbers
  }

  /// The classes, found in the order of the rows, in their order for good.
  private static func sorted(_ found: [String]) -> (names: [String], order: [UInt8]) {
    let numbers = found.compactMap { DecimalNumber.parse(Array($0.utf8).span) }
    let values = Dictionary(zip(found, numbers)) { first, _ in first }
    let names = found.sorted { first, second in
      if numbers.count == found.count, let one = values[first], let other = values[second],
        one != other
      {
        return one < other
      }
      return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
    }
    let places = Dictionary(names.enumerated().map { ($1, UInt8($0)) }) { first, _ in first }
    return (names, found.map { places[$0] ?? 0 })
  }

  /// The order of classes in the versions that knew no other numbers than whole ones.
  private static func formerlySorted(_ found: [String]) -> [String] {
    let areNumbers = found.allSatisfy { Int($0) != nil }
    return found.sorted { first, second in
      if areNumbers, let one = Int(first), let other = Int(second), one != other {
        return one < other
      }
      return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
    }
  }

  private static func order(
    of found: [String],
    in known: [String],
    _ rows: TableRows,
    _ request: DatasetRequest
  ) throws(Fault) -> [UInt8] {
    var order: [UInt8] = []
    for name in found {
      guard let index = known.firstIndex(of: name) else {
        throw request.fault(
          "test",
          "the table to test on has a class that no row to train on has (got \"\(name.prefix(60))\", "
            + "expected one of \(known.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")))",
          hint: "Give it rows to train on, or leave its rows out."
        )
      }
      order.append(UInt8(index))
    }
    return order
  }
}
