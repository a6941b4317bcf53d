internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Plotting
internal import Runs
internal import Statistics

/// A metric of the networks of a study against the factor that it sweeps.
struct SweepPlot {
  let cells: [Cell]
  let measure: Measure
  let palette: NetworkPalette
  /// The network that the others are compared with in a second panel, if any.
  let reference: String?
  /// The measure: accuracy on the validation set where the data have no test set.
  let shown: Measure
  /// The vertical axis, which every number has a say in.
  private var axis: Axis

  init(cells: [Cell], measure: Measure, palette: NetworkPalette, reference: String? = nil) {
    self.cells = cells
    self.measure = measure
    self.palette = palette
    self.reference = reference
    shown = Self.shown(measure, of: cells)
    axis = Axis(measure.words)
    axis = shown.axis(
      for: drawn + theory.flatMap(\.points).map(\.y)
        + cells.flatMap { $0.runs.compactMap(bound) }
    )
  }

  var plot: CaptionedPlot {
    let values = cells.compactMap { $0.levels.first?.value }.reduce(into: [Double]()) {
      list,
      value in
      if !list.contains(value) { list.append(value) }
    }.sorted()
    guard let key, let x = key.axis(over: values) else {
      preconditionFailure("Reading refuses the figure of a study without a sweep.")
    }
    let marks = networks.enumerated().flatMap { index, name in
      self.marks(of: cells.filter { $0.network.name == name }, shift: shift(index))
    }
    let isEmpty = drawn.isEmpty && cells.allSatisfy { $0.runs.compactMap(bound).isEmpty }
    return CaptionedPlot(
      plot: Plot(
        title: finding,
        subtitle: subtitle,
        panels: [
          [
            Panel(
              x: x,
              y: axis,
              marks: isEmpty ? [NoteMark("No run has a number.")] : marks + theoryMarks,
              strip: strip
            )
          ] + (relativePanel(x: x).map { [$0] } ?? [])
        ],
        sharesY: false
      ),
      caption: caption
    )
  }

  var key: FactorDefinition? { cells.first?.levels.first?.key }

  var networks: [String] { cells.first?.study.networks ?? [] }

  /// Networks stand beside each other, in points.
  func shift(_ index: Int) -> Double {
    3 * (Double(index) - Double(networks.count - 1) / 2)
  }

  /// All numbers that are measured, without bounds.
  var drawn: [Double] { cells.flatMap { $0.runs.compactMap(value) } }

  var isLogarithmic: Bool { axis.scale != .linear }

  func value(of record: MeasuredRun) -> Double? { shown.value(of: record).exact }

  /// The bound of a run that ended before it got there, or was there when it was first measured.
  func bound(of record: MeasuredRun) -> Double? {
    let value = shown.value(of: record)
    return value.isBound ? value.number : nil
  }

  var isShareOfRuns: Bool { shown.isYesOrNo }

  private static func shown(_ measure: Measure, of cells: [Cell]) -> Measure {
    let hasTests = cells.contains { cell in
      cell.finished.contains { !$0.points(.accuracy, on: .test).isEmpty }
    }
    return hasTests ? measure : measure.withoutTests
  }

  /// The runs that diverged, by network and level; nil where none did or where that is what is measured.
  var strip: FailureStrip? {
    guard !isShareOfRuns else { return nil }
    let rows = networks.compactMap { name -> FailureStrip.Row? in
      let mine = cells.filter { $0.network.name == name && $0.hasDiverged }
      guard let network = mine.first?.network else { return nil }
      return FailureStrip.Row(
        palette.series(of: network),
        mine.compactMap { cell in
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
    return rows.isEmpty ? nil : FailureStrip("diverged", rows)
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
    guard var point = SeedSpread.point(x: x, values, isLogarithmic: isLogarithmic) else {
      return nil
    }
    // The interval of a mean near 0 or 100 % must not pass it.
    if values.allSatisfy({ $0 >= 0 }) { point.lower = max(0, point.lower) }
    if shown.unit.isShare, values.allSatisfy({ $0 <= 1 }) { point.upper = min(1, point.upper) }
    return point
  }

  func interval(_ counts: [Int]) -> Plotting.Interval? {
    let several = counts.filter { $0 > 1 }
    guard let most = several.max(), let fewest = several.min() else { return nil }
    if isShareOfRuns {
      return Interval(.share, .wilson(level: 0.95), sampleCount: fewest...most, unit: "runs")
    }
    // Where some levels have too few numbers for an interval, the caption says so.
    let described = most >= 5 ? several.filter { $0 >= 5 }.min() ?? most : fewest
    var interval = SeedSpread.interval(seeds: most, isLogarithmic: isLogarithmic)
    interval.sampleCount = described...most
    return interval
  }

  private func marks(of cells: [Cell], shift: Double) -> [any Mark] {
    guard let network = cells.first?.network else { return [] }
    let series = palette.series(of: network)
    var singles: [DataPoint] = []
    var bounds: [DataPoint] = []
    var means: [IntervalPoint] = []
    var counts: [Int] = []
    // Where no run has a number there is no mean: the curve stops there.
    var gaps: [DataPoint] = []
    for cell in cells {
      guard let x = cell.levels.first?.value else { continue }
      let values = cell.runs.compactMap(value)
      singles += values.map { DataPoint(x: x, y: $0) }
      bounds += cell.runs.compactMap(bound).map { DataPoint(x: x, y: $0) }
      // A mean without the runs that would have been the largest would be too small.
      if cell.runs.allSatisfy({ bound(of: $0) == nil }), let point = spread(x: x, values) {
        means.append(point)
        counts.append(values.count)
      } else {
        gaps.append(DataPoint(x: x, y: .nan))
      }
    }
    var marks: [any Mark] = []
    if !isShareOfRuns {
      marks.append(PointMark(series, singles, shift: shift))
    }
    if !bounds.isEmpty {
      marks.append(
        OpenPointMark(
          series,
          Array(Set(bounds)).sorted { ($0.x, $0.y) < ($1.x, $1.y) },
          definition: "Open markers: where runs \(boundWords); at such levels there is no mean.",
          shift: shift
        )
      )
    }
    means.sort { $0.x < $1.x }
    if let interval = interval(counts) {
      let several = means.filter { $0.lower < $0.upper || counts.allSatisfy { $0 > 1 } }
      marks.append(ErrorBarMark(series, several, interval: interval, shift: shift))
    }
    var points = (means.map { DataPoint(x: $0.x, y: $0.y) } + gaps).sorted { $0.x < $1.x }
    // A gap at the end is no curve that stopped: each point is the result of runs of its own.
    while points.last?.y.isFinite == false { points.removeLast() }
    return marks + [LineMark(series, points, shift: shift)]
  }
}
