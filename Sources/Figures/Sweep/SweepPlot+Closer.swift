internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Plotting

// Where a few levels lie so far from the others that these would share a strip of the panel, they have a panel of their own.

extension SweepPlot {
  /// What is drawn at a level, from the lowest to the highest end of an interval.
  struct LevelSpan {
    var level: Double
    var values: ClosedRange<Double>
  }

  /// The largest share of a panel that most of the levels take where they are drawn once more by themselves.
  private static let largestShare = 0.5

  /// The most levels beside each other, at least two thirds of all and three, that take a small share of the height of all.
  ///
  /// - Returns: Their values, ascending; nil where no so many do, so that one panel shows all.
  static func closerLevels(_ spans: [LevelSpan]) -> [Double]? {
    var ranges: [Double: ClosedRange<Double>] = [:]
    for span in spans {
      ranges[span.level] = ranges[span.level]?.joined(span.values) ?? span.values
    }
    let levels = ranges.keys.sorted()
    let least = max(3, (2 * levels.count + 2) / 3)
    guard let all = ranges.values.reduce(nil, { $0?.joined($1) ?? $1 }), all.length > 0,
      least < levels.count
    else { return nil }
    for count in (least..<levels.count).reversed() {
      let windows = (0...levels.count - count).map { Array(levels[$0..<$0 + count]) }
      let heights = windows.map { window in
        window.compactMap { ranges[$0] }.reduce(nil) { $0?.joined($1) ?? $1 }.map(\.length) ?? 0
      }
      guard let lowest = heights.min(), lowest <= largestShare * all.length else { continue }
      return heights.firstIndex(of: lowest).map { windows[$0] }
    }
    return nil
  }

  /// The levels that a second panel shows by themselves; nil for none.
  var closer: [Double]? {
    guard !isLogarithmic, !isSplit, !isStacked, !isShareOfRuns, !isOfRatios else { return nil }
    return Self.closerLevels(
      lines.flatMap { line in
        line.cells.compactMap { cell -> LevelSpan? in
          guard let x = cell.levels.first?.value, let point = spread(x: x, line.values(of: cell))
          else { return nil }
          return LevelSpan(level: x, values: min(point.lower, point.y)...max(point.upper, point.y))
        }
      }
    )
  }

  /// The panel of some levels alone.
  func closerPanel(_ levels: [Double], _ x: Axis) -> Panel {
    var y = axis
    // One quantity has one scale: what has another has another name.
    y.title = y.title.replacing(y.words, with: localized("\(y.words), closer"))
    return Panel(
      Self.title(of: levels),
      x: x,
      y: y,
      marks: lines.indices.flatMap { index in
        marks(of: lines[index].limited(to: levels), shift: shift(index))
      }
    )
  }

  /// From the first to the last of some levels.
  static func title(of levels: [Double]) -> String {
    localized("\(Format.setting(levels[0])) to \(Format.setting(levels[levels.count - 1]))")
  }

  /// What the panels of a closer look are.
  var closerNote: String {
    guard let closer else { return "" }
    let range = Self.title(of: closer)
    return [
      localized("Each panel has its own scale."),
      localized("The second panel shows the levels \(range) by themselves."),
      relativeLevels == nil
        ? ""
        : localized("Differences are drawn at these levels: at the others they are far larger."),
    ].sentences
  }
}

extension SweepLine {
  /// The line at some levels alone.
  fileprivate func limited(to levels: [Double]) -> SweepLine {
    var line = self
    line.cells = cells.filter { cell in cell.levels.first.map { levels.contains($0.value) } ?? false
    }
    return line
  }
}

extension ClosedRange<Double> {
  fileprivate var length: Double { upperBound - lowerBound }

  /// The range from the lower of both to the upper of both.
  fileprivate func joined(_ other: ClosedRange) -> ClosedRange {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
