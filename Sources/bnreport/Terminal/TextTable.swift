/// Rows of text in columns.
enum TextTable {
  /// A line a row: every column as wide as its widest cell, numbers to the right, two spaces between columns.
  ///
  /// Letters count as one place each, which is what a terminal makes of those in names of runs.
  /// Rows of another number of cells are a table of their own.
  static func aligned(_ rows: [[String]]) -> [String] {
    var tables: [[[String]]] = []
    for row in rows {
      if tables.last?.last?.count == row.count {
        tables[tables.count - 1].append(row)
      } else {
        tables.append([row])
      }
    }
    return tables.flatMap(lines)
  }

  private static func lines(of rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let columns = (0..<count).map { index in
      rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }
    }
    let widths = columns.map { $0.map(\.count).max() ?? 0 }
    // The first row may be the head. A number has perhaps a unit, and is no sentence.
    let isNumber = columns.map { column in
      column.count > 1
        && column.dropFirst().allSatisfy {
          $0 == "-" || $0.first?.isNumber ?? false && $0.count <= 10
        }
    }
    return rows.map { row in
      row.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: widths[index] - cell.count)
        if isNumber[index] { return padding + cell }
        return index == row.count - 1 ? cell : cell + padding
      }.joined(separator: "  ")
    }
  }
}
