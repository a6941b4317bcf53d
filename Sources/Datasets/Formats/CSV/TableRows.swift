internal import Faults

/// The rows of a table below its names: numbers, and a class for each.
struct TableRows {
  /// The most different texts in the column of the classes: with more it is no such column.
  static let largestClassCount = 100_000

  /// The different classes, in the order in which they were found.
  private(set) var classes: [String] = []
  /// The class of each row, by its place among ``classes``.
  var labels: [Int] = []
  /// How many rows each class has.
  private(set) var classCounts: [Int] = []
  /// Where the first row of each class stands in the file.
  private(set) var classRows: [Int] = []
  /// The numbers, row by row.
  private(set) var values = TableNumbers()
  /// How many rows were left out because they lack a value.
  private(set) var droppedRows = 0
  /// Whether something was passed over that earlier versions refused.
  private(set) var isLenient = false

  private let layout: TableLayout
  private let file: String
  private let request: DatasetRequest
  private var places: [String: Int] = [:]
  /// The first field that lacks a value.
  private var firstMissing: (row: Int, column: Int, text: String)?

  /// Reads all rows.
  ///
  /// - Throws: ``Fault`` for rows of several widths, for what is no number, and for missing values that are refused.
  init(
    _ bytes: [UInt8],
    file: String,
    layout: TableLayout,
    request: DatasetRequest
  ) throws(Fault) {
    self.layout = layout
    self.file = file
    self.request = request
    var reader = try CSVReader(bytes, file: file, delimiter: layout.delimiter.value)
    var fields: [CSVReader.Field] = []
    if layout.hasHeader.value { _ = try reader.next(&fields) }
    let features = layout.featureColumns
    let count = features.count * (bytes.count { $0 == UInt8(ascii: "\n") } + 1)
    let memory = bytes.count + count * MemoryLayout<Double>.size
    guard memory <= CSVTable.largestMemory else {
      throw Fault(
        file: file,
        "the table is too large (got \(memory) bytes with its numbers in memory, "
          + "expected at most \(CSVTable.largestMemory))",
        hint: "Leave out rows or columns."
      )
    }
    values.reserveCapacity(count)
    // Of empty rows only those at the end are passed over.
    var emptyRow: Fault?
    while try reader.next(&fields) {
      if fields.allSatisfy({ $0.range.isEmpty }) {
        isLenient = true
        if emptyRow == nil, fields.count != layout.names.count { emptyRow = width(fields, reader) }
        pendingEmptyRows += 1
        continue
      }
      if let emptyRow, request.missing != .drop { throw emptyRow }
      missingRows += pendingEmptyRows
      pendingEmptyRows = 0
      guard fields.count == layout.names.count else { throw width(fields, reader) }
      try add(fields, features, reader)
    }
    isLenient = isLenient || reader.hasTrimmed
    try checkMissing(reader)
    guard !labels.isEmpty else {
      throw Fault(
        file: file,
        droppedRows > 0
          ? "every row lacks a value (got \(droppedRows) rows, dropped all)"
          : "the table has no rows (got the names of \(layout.names.count) columns alone)",
        hint: droppedRows > 0
          ? "Leave out the columns that lack values with `ignore`."
          : "Put the examples below the first row, one a row."
      )
    }
  }

  /// Empty rows since the last one that is not.
  private var pendingEmptyRows = 0
  /// How many rows lack a value.
  private var missingRows = 0

  private mutating func add(
    _ fields: [CSVReader.Field],
    _ features: [Int],
    _ reader: CSVReader
  ) throws(Fault) {
    let before = values.count
    let label = fields[layout.labelColumn]
    var isWhole = !reader.isMissing(label)
    if !isWhole { note(missing: label, layout.labelColumn, reader) }
    for column in features where isWhole {
      let field = fields[column]
      if let value = reader.number(field, decimal: layout.decimal.value) {
        values.append(value)
      } else if reader.isMissing(field) {
        note(missing: field, column, reader)
        isWhole = false
      } else {
        throw WordsAmongNumbers(layout, request).fault(field, column, reader)
      }
    }
    guard isWhole else {
      values.truncate(to: before)
      missingRows += 1
      return
    }
    let text = try reader.text(label, column: layout.labelColumn + 1)
    if let place = places[text] {
      labels.append(place)
      classCounts[place] += 1
    } else {
      guard classes.count < Self.largestClassCount else {
        throw reader.error(
          layout.labelColumn + 1,
          "there are too many classes (got more than \(Self.largestClassCount), expected at most 256)",
          hint: "Name the column of the classes: `dataset: { file: \(request.written), label: … }`."
        )
      }
      places[text] = classes.count
      labels.append(classes.count)
      classes.append(text)
      classCounts.append(1)
      classRows.append(reader.row)
    }
  }

  private mutating func note(missing field: CSVReader.Field, _ column: Int, _ reader: CSVReader) {
    guard firstMissing == nil else { return }
    firstMissing = (reader.row, column, reader.text(field))
  }

  private mutating func checkMissing(_ reader: CSVReader) throws(Fault) {
    guard missingRows > 0 else { return }
    guard request.missing != .drop else {
      droppedRows = missingRows
      isLenient = true
      return
    }
    let (row, column, text) = firstMissing ?? (reader.row, layout.labelColumn, "")
    let what =
      column == layout.labelColumn
      ? "the class is missing" : "\(layout.title(column)) lacks a value"
    let columnHint =
      column == layout.labelColumn
      ? "" : ", or the column with `ignore: [\(layout.spelled(column))]`"
    throw Fault(
      file: file,
      at: Fault.Position(line: row, column: column + 1),
      "\(what) (got \(text.isEmpty ? "an empty field" : "\"\(text)\""); "
        + "\(missingRows) of \(missingRows + labels.count) rows lack one)",
      hint: "Leave these rows out: `dataset: { file: \(request.written), missing: drop }`"
        + columnHint + "."
    )
  }

  private func width(_ fields: [CSVReader.Field], _ reader: CSVReader) -> Fault {
    reader.error(
      min(fields.count, layout.names.count + 1),
      "the row has another number of fields than the first "
        + "(got \(fields.count), expected \(layout.names.count))",
      hint: "Give every row as many fields; put a text with separators in quotation marks."
    )
  }
}
