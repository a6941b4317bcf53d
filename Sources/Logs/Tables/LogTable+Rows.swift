extension LogTable {
  /// Where the fields of a row are.
  struct Row {
    /// Its first field.
    var first: Int
    /// How many fields it has.
    var count: Int
    /// Its line, counted from 1.
    var line: Int
  }

  /// The rows below a header: found one by one, or lines of one kind, of which nothing is kept.
  struct Rows: RandomAccessCollection {
    private let found: [Row]
    private let width: Int
    private let firstLine: Int
    let count: Int

    /// Takes rows that were found.
    init(_ found: [Row] = []) {
      (self.found, count, width, firstLine) = (found, found.count, 0, 0)
    }

    /// Lines that follow one another and have as many fields each.
    init(count: Int, width: Int, firstLine: Int) {
      (found, self.count, self.width, self.firstLine) = ([], count, width, firstLine)
    }

    var startIndex: Int { 0 }

    var endIndex: Int { count }

    subscript(row: Int) -> Row {
      found.isEmpty ? Row(first: 0, count: width, line: firstLine + row) : found[row]
    }
  }
}
