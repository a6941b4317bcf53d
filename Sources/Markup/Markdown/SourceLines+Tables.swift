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

  /// Refuses a row with more cells than its table has columns, which cmark leaves out without a word.
  func checkCells(of row: SourceNode, columns: Int) throws(Fault) {
    guard lines.indices.contains(row.position.line - 1) else { return }
    let cells = Self.cells(in: lines[row.position.line - 1])
    guard cells > columns else { return }
    throw Fault(
      at: row.position,
      "a row has more cells than the head of its table (got \(cells), expected \(columns))",
      hint:
        "Give the head a cell more, or put a backslash before a | that is a character of a cell."
    )
  }

  /// How many cells the line of a row has; bars behind a backslash part none.
  private static func cells(in line: Substring.UTF8View) -> Int {
    let blank: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")]
    var bars = 0
    var isEscaped = false
    // A bar at either end of the line closes it and parts nothing.
    var (startsWithBar, hasText, endsWithBar) = (false, false, false)
    for byte in line {
      if isEscaped {
        isEscaped = false
        continue
      }
      if byte == UInt8(ascii: "|") {
        if !hasText, bars == 0 { startsWithBar = true }
        bars += 1
        endsWithBar = true
      } else if !blank.contains(byte) {
        hasText = true
        endsWithBar = false
        isEscaped = byte == UInt8(ascii: "\\")
      }
    }
    return bars + 1 - (startsWithBar ? 1 : 0) - (endsWithBar ? 1 : 0)
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
