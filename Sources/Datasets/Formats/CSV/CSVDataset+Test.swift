internal import Checksums
internal import Faults

extension CSVDataset {
  /// The table to test on that a request names: of the same columns and classes as another one.
  static func testTable(
    _ path: String,
    _ request: DatasetRequest,
    _ training: CSVTable,
    _ selection: ClassSelection
  ) throws(Fault) -> (source: SourceFile, table: CSVTable) {
    guard TableFile.isName(path) else {
      throw request.fault(
        "test",
        "the table to test on is no CSV file (got \"\(path.prefix(120))\")",
        hint: "Name a file that ends in .csv, .tsv, .csv.gz or .tsv.gz."
      )
    }
    guard FileReader.exists(path) else {
      throw request.missing(["test"], path, hint: "Give the path of a table that is there.")
    }
    let (text, stored) = try TableFile.read(path)
    var other = request
    let layout = training.layout
    // The same column by the name or the number that it has in the other table.
    other.label =
      layout.hasHeader.value ? layout.names[layout.labelColumn] : "\(layout.labelColumn + 1)"
    other.hasHeader = layout.hasHeader.value
    other.ignore = layout.ignored.sorted().map {
      layout.hasHeader.value && !layout.names[$0].isEmpty ? layout.names[$0] : "\($0 + 1)"
    }
    var table = try CSVTable(text, file: path, request: other, known: training.classNames)
    try table.reorder(order(of: training.columns, in: table, path, request))
    if !selection.isAll { table.keep(selection) }
    return (
      SourceFile(
        name: path.split(separator: "/").last.map(String.init) ?? path,
        byteCount: stored.count,
        sha256: SHA256.hexadecimal(of: stored)
      ),
      table
    )
  }

  /// Where each column of a table is in the one to test on.
  private static func order(
    of columns: [String],
    in table: CSVTable,
    _ path: String,
    _ request: DatasetRequest
  ) throws(Fault) -> [Int] {
    var order: [Int] = []
    for column in columns {
      guard let index = table.columns.firstIndex(of: column) else {
        throw request.fault(
          "test",
          "\(path) has no column \"\(column.prefix(60))\", which the rows to train on have",
          hint: "Both tables must have the same columns."
        )
      }
      order.append(index)
    }
    guard table.columns.count == columns.count else {
      let more = table.columns.first { !columns.contains($0) } ?? ""
      throw request.fault(
        "test",
        "\(path) has a column \"\(more.prefix(60))\", which the rows to train on do not have",
        hint: "Leave it out with `ignore`, or remove it."
      )
    }
    return order
  }
}
