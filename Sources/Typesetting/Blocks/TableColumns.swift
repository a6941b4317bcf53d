/// The widths of a table's columns, from what its cells need.
package enum TableColumns {
  /// What the cells of each column need, with the space beside them, in points.
  package struct Needs: Sendable, Hashable {
    /// The widest part of each column that is better not broken: a word, or a whole number with its unit and spread.
    package var words: [Double]
    /// The widest word of the header or the widest cell below on one line, whichever is wider.
    package var cells: [Double]
    /// The widest cell on one line, the header's too.
    package var lines: [Double]

    /// Creates the needs of columns.
    package init(words: [Double], cells: [Double], lines: [Double]) {
      self.words = words
      self.cells = cells
      self.lines = lines
    }

    /// The needs when letters shrink and the space beside them does not.
    func scaled(by factor: Double, gap: Double) -> Needs {
      func scale(_ widths: [Double]) -> [Double] { widths.map { ($0 - gap) * factor + gap } }
      return Needs(words: scale(words), cells: scale(cells), lines: scale(lines))
    }
  }

  /// Columns that break as little as possible, never wider together than `available`.
  ///
  /// First headers break into words, then long cells: each column gets what the step grants it and a share of the
  /// rest, in proportion to what it lacks (CSS 2.1, 17.5.2.2). Where words must break, those of the widest columns do.
  package static func widths(_ needs: Needs, available: Double) -> [Double] {
    precondition(available > 0, "A table has a width.")
    let count = needs.words.count
    precondition(
      needs.cells.count == count && needs.lines.count == count,
      "All describe the same columns."
    )
    if needs.lines.reduce(0, +) <= available { return needs.lines }
    if needs.cells.reduce(0, +) <= available {
      return filled(from: needs.cells, to: needs.lines, available)
    }
    if needs.words.reduce(0, +) <= available {
      return filled(from: needs.words, to: needs.cells, available)
    }
    return capped(needs.words, available)
  }

  /// The width in which the cells of a column stand on one line; in a long column all but the widest tenth, for which a few
  /// long units would take the room of the other columns.
  package static func usualWidth(of cells: [Double]) -> Double {
    let filled = cells.filter { $0 > 0 }.sorted()
    guard filled.count >= 20 else { return filled.last ?? 0 }
    return filled[(filled.count - 1) * 9 / 10]
  }

  /// The columns of each part of a table that is divided, so that no part breaks words: all in one part, or the key in each.
  ///
  /// As few parts as can be, and of these the ones whose widest is the least wide.
  /// - Parameters:
  ///   - words: what each column needs, in points.
  ///   - keys: how many of the first columns say which row it is, from 1; as many of them are repeated as take half of the width.
  ///   - width: the room.
  /// - Returns: the columns of each part, in order.
  package static func groups(words: [Double], keys: Int, width: Double) -> [[Int]] {
    guard words.reduce(0, +) > width, words.count > 2 else { return [Array(words.indices)] }
    var repeated = min(keys, words.count - 1)
    while repeated > 1, words.prefix(repeated).reduce(0, +) > width / 2 { repeated -= 1 }
    let others = Array(words.indices.dropFirst(repeated))
    func parts(_ room: Double) -> [[Int]] {
      var (parts, left): ([[Int]], Double) = ([], 0)
      for column in others {
        if parts.isEmpty || left < words[column] {
          parts.append([])
          left = room
        }
        parts[parts.count - 1].append(column)
        left -= words[column]
      }
      return parts
    }
    let room = width - words.prefix(repeated).reduce(0, +)
    var best = parts(room)
    let count = best.count
    // Every width that a part can have: the sums of neighbours.
    let rooms = others.indices.flatMap { first in
      others.indices.dropFirst(first).map { others[first...$0].map { words[$0] }.reduce(0, +) }
    }
    for narrower in rooms.sorted(by: >) where narrower <= room {
      // Sums are rounded.
      let found = parts(narrower + 1e-9)
      guard found.count <= count else { break }
      best = found
    }
    return best.map { Array(0..<repeated) + $0 }
  }

  /// Columns of the same width together, with which the table has as few lines as small changes can make.
  ///
  /// One column after the other gives to another as long as that saves lines; never words of its own.
  /// - Parameters:
  ///   - widths: the columns to start from.
  ///   - least: what each column keeps, if it has as much.
  ///   - cells: the widths on one line of the cells of each column, in the order of the rows.
  ///   - gap: the space beside the text of a cell.
  /// - Returns: the widths of the columns.
  package static func shortened(
    _ widths: [Double],
    least: [Double],
    cells: [[Double]],
    gap: Double
  ) -> [Double] {
    let rows = cells.map(\.count).min() ?? 0
    // Lines of words are not filled to their end.
    func lines(_ cell: Double, _ width: Double) -> Double {
      cell <= width - gap + 1e-6 ? 1 : (cell * 1.06 / max(width - gap, 1)).rounded(.up)
    }
    // Lines are whole; how full the cells are says where the next change may save one.
    func total(_ widths: [Double]) -> Double {
      (0..<rows).reduce(0) { sum, row in
        sum
          + widths.indices.reduce(1) { max($0, lines(cells[$1][row], widths[$1])) }
          + 0.05
          * widths.indices.reduce(0) { max($0, cells[$1][row] / max(widths[$1] - gap, 1)) }
      }
    }
    var best = widths
    var fewest = total(best)
    var isShorter = true
    var rounds = 0
    while isShorter, rounds < 100 {
      isShorter = false
      rounds += 1
      let start = best
      for giver in start.indices {
        for taker in start.indices where taker != giver {
          for amount in [4.0, 8, 16, 32, 64] where start[giver] - amount >= least[giver] {
            var changed = start
            changed[giver] -= amount
            changed[taker] += amount
            let count = total(changed)
            if count < fewest - 1e-3 { (best, fewest, isShorter) = (changed, count, true) }
          }
        }
      }
    }
    return best
  }

  /// Narrow columns as they are, and the same width for all others.
  private static func capped(_ widths: [Double], _ available: Double) -> [Double] {
    var rest = available
    var cap = available
    for (index, width) in widths.sorted().enumerated() {
      cap = rest / Double(widths.count - index)
      if width > cap { break }
      rest -= width
    }
    return widths.map { min($0, cap) }
  }

  /// Widths between `low` and `high` that fill what is available.
  private static func filled(
    from low: [Double],
    to high: [Double],
    _ available: Double
  ) -> [Double] {
    let sum = low.reduce(0, +)
    let share = (available - sum) / (high.reduce(0, +) - sum)
    return zip(low, high).map { $0 + ($1 - $0) * share }
  }
}
