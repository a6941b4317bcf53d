/// The widths of a table's columns, from what its cells need.
enum TableColumns {
  /// Columns as wide as their content where there is room, and never wider together than `available`.
  ///
  /// - Parameters:
  ///   - least: the width of each column's widest word.
  ///   - natural: the width of each column's widest cell on one line.
  ///   - available: the width of the table.
  /// - Returns: `natural` if it fits; else `least` and a share of what is left, in proportion to what each column
  ///   lacks (CSS 2.1, 17.5.2.2); else, where even words must break, equal parts for the columns that need more.
  static func widths(least: [Double], natural: [Double], available: Double) -> [Double] {
    precondition(least.count == natural.count, "Both describe the same columns.")
    precondition(available > 0, "A table has a width.")
    let naturalSum = natural.reduce(0, +)
    if naturalSum <= available { return natural }
    let leastSum = least.reduce(0, +)
    if leastSum <= available {
      let share = (available - leastSum) / (naturalSum - leastSum)
      return zip(least, natural).map { $0 + ($1 - $0) * share }
    }
    // Narrow columns keep their width; the wide ones share the rest.
    var widths = least
    var wide = Set(least.indices)
    var rest = available
    while true {
      let part = rest / Double(wide.count)
      let narrow = wide.filter { least[$0] <= part }.sorted()
      guard !narrow.isEmpty, narrow.count < wide.count else {
        for column in wide { widths[column] = part }
        return widths
      }
      for column in narrow {
        rest -= least[column]
        wide.remove(column)
      }
    }
  }
}
