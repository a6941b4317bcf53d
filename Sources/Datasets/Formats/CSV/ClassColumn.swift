internal import Faults

/// Refuses a column of classes that has none: the numbers of a regression, a text of its own for every row, or one for
/// all.
struct ClassColumn {
  /// The most classes: labels are bytes.
  private static let largestCount = 256
  /// From how many different numbers on they are looked at closely.
  private static let manyNumbers = 20
  /// How many rows a class of many has on average; numbers that are measured have fewer of each.
  private static let rowsOfClass = 10

  private let rows: TableRows
  private let layout: TableLayout
  private let file: String
  private let request: DatasetRequest

  init(_ rows: TableRows, _ layout: TableLayout, file: String, request: DatasetRequest) {
    self.rows = rows
    self.layout = layout
    self.file = file
    self.request = request
  }

  /// - Throws: ``Fault`` with how many different values there are, and what to do.
  func check() throws(Fault) {
    let names = rows.classes
    let values = names.compactMap {
      DecimalNumber.parse(Array($0.utf8).span, decimal: layout.decimal.value)
    }
    let count = names.count
    // Classes that are listed are meant as such.
    if values.count == count, count > Self.manyNumbers, request.classes.isEmpty {
      let isWhole = values.allSatisfy { $0 == $0.rounded() }
      if !isWhole || count > Self.largestCount || count * Self.rowsOfClass > rows.labels.count {
        throw regression(count)
      }
    }
    guard count > 1 else {
      throw Fault(
        file: file,
        "all rows are of one class (got \"\(names[0].prefix(120))\" in "
          + "\(layout.title(layout.labelColumn)), expected two or more)",
        hint: "Add rows of another class, or name the column that has the classes: "
          + "`dataset: { file: \(request.written), label: … }`."
      )
    }
    guard count > Self.largestCount else { return }
    throw Fault(
      file: file,
      at: Fault.Position(
        line: rows.classRows[Self.largestCount],
        column: layout.labelColumn + 1
      ),
      "there are too many classes (got \"\(names[Self.largestCount].prefix(120))\" as the 257th"
        + "\(count > 257 ? " of \(count)" : ""), expected at most 256)",
      hint:
        "Name the column that has the classes: `dataset: { file: \(request.written), label: … }`."
    )
  }

  private func regression(_ count: Int) -> Fault {
    let title = layout.title(layout.labelColumn)
    return Fault(
      file: file,
      at: Fault.Position(line: rows.classRows[0], column: layout.labelColumn + 1),
      "\(title) has \(count) different numbers in \(rows.labels.count) rows: to predict a number is regression, "
        + "and bnreport trains classification only",
      hint:
        "Name another column as the classes (`dataset: { file: \(request.written), label: … }`), or replace the "
        + "numbers by the names of a few ranges, such as low, middle and high."
    )
  }
}
