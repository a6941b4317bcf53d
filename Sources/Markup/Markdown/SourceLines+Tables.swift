internal import Faults

extension SourceLines {
  /// The most columns of a table.
  static let maximumColumns = 256
  /// The most cells of all tables together.
  static let maximumCells = 1 << 18

  /// Refuses tables that cmark would not come to the end of.
  ///
  /// Version 0.29.0.gfm.6 takes the square of a row's cells in time, and gives each row as many cells as the rule below the
  /// header has, however short it is: a megabyte becomes billions of cells.
  /// What only looks like a table, such as a block of code, counts as one.
  func checkTables() throws(Fault) {
    var columns = 0
    var cells = 0
    for (index, line) in lines.enumerated() {
      let bars = line.count { $0 == UInt8(ascii: "|") }
      guard bars <= Self.maximumColumns else {
        throw Fault(
          at: SourceNode.Position(line: index + 1, column: 1),
          "the table has too many columns (got more than \(Self.maximumColumns))",
          hint: "Split it, or move the data into a file of its own."
        )
      }
      if isBlank(line) {
        columns = 0
      } else if isRule(line) {
        columns = bars + 1
      }
      cells += columns
      guard cells <= Self.maximumCells else {
        throw Fault(
          at: SourceNode.Position(line: index + 1, column: 1),
          "the tables are too large (got more than \(Self.maximumCells) cells)",
          hint: "Move the data into a file of its own."
        )
      }
    }
  }

  private func isBlank(_ line: Substring.UTF8View) -> Bool {
    line.allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ">")
    }
  }

  /// Whether a line can be the rule below a table's header, in a quotation or list or not.
  private func isRule(_ line: Substring.UTF8View) -> Bool {
    line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), 0x09, 0x0B,
          0x0C, UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
          UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: false
        }
      }
  }
}
