internal import Drawing
internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs
internal import Statistics

/// A measure against the factor that studies sweep: one line a network, or a line for each way of reading one.
struct SweepPlot {
  let lines: [SweepLine]
  /// The measure: accuracy on the validation set where the data have no test set.
  let shown: Measure
  /// The number of the line that all others are compared with in a second panel, if any.
  let reference: Int?
  /// The pairs of lines that a second panel compares.
  let differences: [SweepDifference]
  /// The vertical axis, which every number has a say in.
  private(set) var axis: Axis
  /// What the measure can be, which no interval passes; nil where it has no such ends.
  private var limits: ClosedRange<Double>?

  /// One line a network of a study.
  init(cells: [Cell], measure: Measure, palette: NetworkPalette, reference: String? = nil) {
    let lines = [SweepLine].networks(of: cells, measure, palette)
    self.init(
      lines: lines,
      measure: measure,
      reference: reference.flatMap { name in
        lines.firstIndex { $0.cells[0].network.name == name }
      }
    )
  }

  /// The lines given, each of at least one cell.
  init(
    lines: [SweepLine],
    measure: Measure,
    reference: Int? = nil,
    differences: [SweepDifference] = []
  ) {
    self.lines = lines
    self.reference = reference
    self.differences = differences
    shown = lines.first?.measure ?? measure
    axis = Axis(measure.words)
    let drawn = drawn
    if !shown.isDifference, drawn.allSatisfy({ $0 >= 0 }) {
      let isShare = shown.unit.isShare && drawn.allSatisfy { $0 <= 1 }
      limits = 0...(isShare ? 1 : Double.greatestFiniteMagnitude)
    }
    axis = shown.axis(
      for: drawn + theory.flatMap(\.points).map(\.y)
        + lines.flatMap { line in line.cells.flatMap { $0.runs.compactMap(line.bound) } }
    )
  }

  var plot: CaptionedPlot {
    guard let key, let x = key.axis(over: levels) else {
      preconditionFailure("Reading refuses the figure of a study without a sweep.")
    }
    return CaptionedPlot(
      plot: isSplit ? multiples(x) : overlaid(x),
      caption: caption,
      finding: finding
    )
  }

  /// Whether no run has a number or a bound.
  var isEmpty: Bool {
    drawn.isEmpty
      && lines.allSatisfy { line in
        line.cells.allSatisfy { $0.runs.compactMap(line.bound).isEmpty }
      }
  }

  /// Whether the second panel stands below the first.
  var isStacked: Bool { !differences.isEmpty }

  var cells: [Cell] { lines.flatMap(\.cells) }

  var key: FactorDefinition? { cells.first?.levels.first?.key }

  /// The values of the factor that there are, ascending.
  var levels: [Double] { Set(cells.compactMap { $0.levels.first?.value }).sorted() }

  /// Lines stand beside each other, in points.
  func shift(_ index: Int) -> Double {
    3 * (Double(index) - Double(lines.count - 1) / 2)
  }

  /// All numbers that are measured, without bounds.
  var drawn: [Double] { lines.flatMap { line in line.cells.flatMap(line.values) } }

  var isLogarithmic: Bool { axis.scale != .linear }

  var isShareOfRuns: Bool { shown.isYesOrNo }

  /// The runs that diverged, by network and level; nil where none did or where that is what is measured.
  ///
  /// Lines that read the same runs in several ways share their row.
  var strip: FailureStrip? {
    guard !isShareOfRuns else { return nil }
    var seen: [(study: String, network: String)] = []
    let rows = lines.compactMap { line -> FailureStrip.Row? in
      let failed = line.cells.filter(\.hasDiverged)
      guard let first = failed.first,
        !seen.contains(where: { $0 == (first.study.name, first.network.name) })
      else { return nil }
      seen.append((first.study.name, first.network.name))
      return FailureStrip.Row(
        line.series,
        failed.compactMap { cell in
          cell.levels.first.map {
            FailureStrip.Count(
              x: $0.value,
              failed: cell.runs.count - cell.finished.count,
              all: cell.runs.count
            )
          }
        }
      )
    }
    return rows.isEmpty ? nil : FailureStrip(localized("diverged"), rows)
  }

  /// The centre and the ends of the values at a level, within what the measure can be.
  func spread(x: Double, _ values: [Double]) -> IntervalPoint? {
    if isShareOfRuns {
      guard !values.isEmpty else { return nil }
      let successes = values.count { $0 == 1 }
      let interval = WilsonInterval.interval(successes: successes, of: values.count)
      return IntervalPoint(
        x: x,
        y: Double(successes) / Double(values.count),
        lower: interval.low,
        upper: interval.high
      )
    }
    return SeedSpread.point(x: x, values, isLogarithmic: isLogarithmic, within: limits)
  }

  private func interval(_ counts: [Int], _ means: [IntervalPoint]) -> Plotting.Interval? {
    let several = counts.filter { $0 > 1 }
    guard let most = several.max(), let fewest = several.min() else { return nil }
    if isShareOfRuns {
      return Interval(
        .share,
        .wilson(level: 0.95),
        sampleCount: fewest...most,
        unit: localized("runs")
      )
    }
    // Where some levels have too few numbers for an interval, the caption says so.
    let described = most >= 5 ? several.filter { $0 >= 5 }.min() ?? most : fewest
    var interval = SeedSpread.interval(
      seeds: most,
      isLogarithmic: isLogarithmic,
      unit: cells.unitOfRuns
    )
    interval.sampleCount = described...most
    interval.isCut = most >= 5 && SeedSpread.isCut(means, at: limits)
    return interval
  }

  func marks(of line: SweepLine, shift: Double) -> [any Mark] {
    let series = line.series
    var singles: [DataPoint] = []
    var bounds: [DataPoint] = []
    var means: [IntervalPoint] = []
    var counts: [Int] = []
    var alone: Set<Double> = []
    // Where no run has a number there is no mean: the curve stops there.
    var gaps: [DataPoint] = []
    for cell in line.cells {
      guard let x = cell.levels.first?.value else { continue }
      let values = line.values(of: cell)
      singles += values.prefix(SeedSpread.shownCount).map { DataPoint(x: x, y: $0) }
      bounds += cell.runs.compactMap(line.bound).map { DataPoint(x: x, y: $0) }
      // A mean without the runs that would have been the largest would be too small.
      if cell.runs.allSatisfy({ line.bound(of: $0) == nil }), let point = spread(x: x, values) {
        means.append(point)
        if values.count == 1, !isShareOfRuns { alone.insert(x) }
        counts.append(values.count)
      } else {
        gaps.append(DataPoint(x: x, y: .nan))
      }
    }
    var marks: [any Mark] = []
    if !isShareOfRuns {
      marks.append(PointMark(series, singles, shift: shift, unit: unitOfSingles))
    }
    if !bounds.isEmpty {
      marks.append(
        OpenPointMark(
          series,
          Array(Set(bounds)).sorted { ($0.x, $0.y) < ($1.x, $1.y) },
          definition: boundDefinition,
          shift: shift
        )
      )
    }
    means.sort { $0.x < $1.x }
    if let interval = interval(counts, means) {
      let several = means.filter { $0.lower < $0.upper || counts.allSatisfy { $0 > 1 } }
      marks.append(ErrorBarMark(series, several, interval: interval, shift: shift))
    }
    var points = (means.map { DataPoint(x: $0.x, y: $0.y) } + gaps).sorted { $0.x < $1.x }
    // A gap at the end is no curve that stopped: each point is the result of runs of its own.
    while points.last?.y.isFinite == false { points.removeLast() }
    var curve = LineMark(series, points, shift: shift)
    curve.singles = alone
    return marks + best(means, of: line, shift: shift) + [curve]
  }

  /// A ring around the best mean of a line, where the factor is one whose best value is looked for.
  private func best(_ means: [IntervalPoint], of line: SweepLine, shift: Double) -> [any Mark] {
    guard let key, key.isTuned, let better = shown.better, !isShareOfRuns else { return [] }
    // Of some levels alone, the best of all may be missing.
    let all =
      lines.first { $0.series == line.series }?.cells.compactMap { cell -> IntervalPoint? in
        guard let x = cell.levels.first?.value,
          cell.runs.allSatisfy({ line.bound(of: $0) == nil })
        else { return nil }
        return spread(x: x, line.values(of: cell))
      }
      .sorted { $0.x < $1.x } ?? means
    guard all.count > 1,
      let best = better == .higher ? all.max(by: { $0.y < $1.y }) : all.min(by: { $0.y < $1.y }),
      means.contains(where: { $0.x == best.x })
    else { return [] }
    return [
      RingMark(
        line.series,
        [DataPoint(x: best.x, y: best.y)],
        definition: localized("Rings: the best \(key.words) of each curve."),
        shift: shift
      )
    ]
  }

  /// What a difference is read from.
  var zeroMarks: [any Mark] { shown.isDifference && !isLogarithmic ? [RuleMark(.y(0))] : [] }

  /// What a small dot is, in the plural.
  var unitOfSingles: String {
    SeedSpread.unit(lines.flatMap { line in line.cells.map { line.values(of: $0).count } })
  }
}
