/// The widths of a table's columns, from what its cells need.
enum TableColumns {
  /// What the cells of each column need, with the space beside them, in points.
  struct Needs: Sendable, Hashable {
    /// The widest word of each column.
    var words: [Double]
    /// The widest word of the header or the widest cell below on one line, whichever is wider.
    var cells: [Double]
    /// The widest cell on one line, the header's too.
    var lines: [Double]

    /// The needs when letters shrink and the space beside them does not.
    func scaled(by factor: Double, gap: Double) -> Needs {
      func scale(_ widths: [Double]) -> [Double] { widths.map { ($0 - gap) * factor + gap } }
      return Needs(words: scale(words), cells: scale(cells), lines: scale(lines))
    }
  }

  /// Columns that break as little as possible, never wider together than `available`.
  ///
  /// First headers break into words, then long cells, then words. Within a step all columns grow from what the step
  /// grants each of them to a common width, so that narrow columns keep their lines and the widest ones give way.
  static func widths(_ needs: Needs, available: Double) -> [Double] {
    precondition(available > 0, "A table has a width.")
    let count = needs.words.count
    precondition(
      needs.cells.count == count && needs.lines.count == count, "All describe the same columns.")
    if needs.lines.reduce(0, +) <= available { return needs.lines }
    let steps = [[Double](repeating: 0, count: count), needs.words, needs.cells, needs.lines]
    for step in [2, 1] where steps[step].reduce(0, +) <= available {
      return filled(from: steps[step], to: steps[step + 1], available)
    }
    return filled(from: steps[0], to: steps[1], available)
  }

  /// Each column at a common width, but no narrower than `low` and no wider than `high`, that fills what is available.
  private static func filled(
    from low: [Double], to high: [Double], _ available: Double
  ) -> [Double] {
    func widths(_ level: Double) -> [Double] {
      low.indices.map { min(max(level, low[$0]), max(low[$0], high[$0])) }
    }
    // The sum grows with the level, so halving finds it; 60 steps are finer than any printer.
    var (below, above) = (0.0, available)
    for _ in 0..<60 {
      let middle = (below + above) / 2
      if widths(middle).reduce(0, +) <= available { below = middle } else { above = middle }
    }
    return widths(below)
  }
}
