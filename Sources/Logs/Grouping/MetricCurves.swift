public import Faults
internal import Notation

/// One metric of many runs, in one unit and on one axis.
public struct MetricCurves: Sendable, Hashable {
  /// What the numbers are counted by.
  public enum Axis: String, Sendable, Hashable, CaseIterable {
    /// Epochs that were completed.
    case epoch
    /// Updates of the optimiser.
    case step
    /// None: results without a curve.
    case none
  }

  /// A number and where it stands.
  public struct Point: Sendable, Hashable {
    /// The epochs or the steps that were completed; 0 for a result without a curve.
    public var x: Double
    /// The number; a share of 1 for accuracies, whatever they were logged in.
    public var value: Double
  }

  /// The metric.
  public let metric: LoggedMetric
  /// Epochs where all runs have them, else steps where all have those.
  public let axis: Axis
  /// The unit in which the metric was logged; percents are divided by 100 here.
  public let unit: MetricUnit
  /// The points of each run, ascending; empty for a run that lacks the metric.
  public let runs: [[Point]]
  /// How the numbers of each run were measured; nil for a run that lacks the metric.
  public let modes: [LoggedSeries.Mode?]
  /// The largest x that all runs reached, up to which they can be compared; nil where no run has the metric.
  public let budget: Double?
  /// Where runs differ in what makes them hard to compare.
  public let notes: [LogNote]

  /// Takes a metric from runs.
  ///
  /// - Throws: ``Fault`` that names two runs of which one logged percents and the other shares.
  public init(_ metric: LoggedMetric, of runs: [LoggedRun]) throws(Fault) {
    let series = runs.map { Self.series(metric, $0) }
    let axis = Self.axis(series.compactMap { $0 })
    let unit = try Self.unit(of: metric, in: runs)
    let curves = series.map { series in Self.points(series, axis, unit) }
    let ends = curves.compactMap { $0.last?.x }
    self.metric = metric
    self.axis = axis
    self.unit = unit
    self.runs = curves
    modes = series.map { $0?.mode }
    budget = ends.min()
    notes = Self.notes(runs, curves, axis)
  }

  /// The last number of a run at or before an x; nil where it has none.
  public func value(of run: Int, at x: Double) -> Double? { runs[run].last { $0.x <= x }?.value }

  /// In what the runs logged a metric.
  ///
  /// - Throws: ``Fault`` that names two runs of which one logged percents and the other shares.
  public static func unit(of metric: LoggedMetric, in runs: [LoggedRun]) throws(Fault) -> MetricUnit
  {
    try MetricUnit(
      ofMetric: metric.metric,
      runs: runs.compactMap { run in
        series(metric, run).map { (run.source, $0.points.values) }
      }
    )
  }

  // MARK: Reading

  /// Of several series of one metric that which was measured best.
  private static func series(_ metric: LoggedMetric, _ run: LoggedRun) -> LoggedSeries? {
    run.series.filter {
      $0.split == metric.split && $0.metric == metric.metric && !$0.points.isEmpty
    }
    .enumerated().min { one, other in
      (rank(one.element.mode), one.offset) < (rank(other.element.mode), other.offset)
    }?.element
  }

  private static func rank(_ mode: LoggedSeries.Mode) -> Int {
    switch mode {
    case .evaluated: 0
    case .runningMean: 1
    case .unknown: 2
    case .smoothed: 3
    case .singleBatch: 4
    }
  }

  private static func axis(_ series: [LoggedSeries]) -> Axis {
    let points = series.map(\.points)
    if points.allSatisfy(\.haveEpochs) { return .epoch }
    return points.allSatisfy(\.haveSteps) ? .step : .none
  }

  private static func points(_ series: LoggedSeries?, _ axis: Axis, _ unit: MetricUnit) -> [Point] {
    let points = (series?.points ?? []).map { point in
      Point(x: x(point, axis), value: unit == .percent ? point.value / 100 : point.value)
    }
    // Without an axis that all have, a curve has but its end in common with results.
    return axis == .none ? Array(points.suffix(1)) : points
  }

  private static func x(_ point: LoggedPoint, _ axis: Axis) -> Double {
    switch axis {
    case .epoch: point.epoch ?? 0
    case .step: Double(point.step ?? 0)
    case .none: 0
    }
  }

  // MARK: Notes

  private static func notes(_ runs: [LoggedRun], _ curves: [[Point]], _ axis: Axis) -> [LogNote] {
    var notes: [LogNote] = []
    let present = curves.filter { !$0.isEmpty }
    let ends = Set(present.compactMap { $0.last?.x }).sorted()
    if let first = ends.first, let last = ends.last, first < last {
      let shorter = present.count { ($0.last?.x ?? 0) < last }
      notes.append(
        LogNote(
          .warning,
          axis == .step
            ? Phrase(
              "\(shorter) of \(present.count, "# run", "# runs") end before step \(setting: last): all are compared at step \(setting: first), which all of them reached"
            )
            : Phrase(
              "\(shorter) of \(present.count, "# run", "# runs") end before epoch \(setting: last): all are compared at epoch \(setting: first), which all of them reached"
            )
        )
      )
    }
    let intervals = Set(present.compactMap(interval)).sorted()
    if let first = intervals.first, let last = intervals.last, last > first * 1.01 {
      notes.append(
        LogNote(
          .warning,
          axis == .step
            ? Phrase(
              "the runs were measured at different intervals, from every \(setting: first) to every \(setting: last) steps"
            )
            : Phrase(
              "the runs were measured at different intervals, from every \(setting: first) to every \(setting: last) epochs"
            )
        )
      )
    }
    let sizes = Set(runs.compactMap(batchSize)).sorted()
    if axis == .step, sizes.count > 1 {
      let list = RunKeys.list(sizes.map(text))
      notes.append(
        LogNote(.warning, "a step is an update, and the batches have different sizes: \(list)")
      )
    }
    if axis == .none, runs.contains(where: { $0.series.contains { $0.points.count > 1 } }) {
      notes.append(
        LogNote(.warning, "the runs have no common axis: their last values are compared")
      )
    }
    return notes
  }

  /// The usual distance of a curve's points.
  private static func interval(_ points: [Point]) -> Double? {
    guard points.count > 2 else { return nil }
    let steps = zip(points.dropFirst(), points).map { $0.x - $1.x }.sorted()
    return steps[steps.count / 2]
  }

  private static func batchSize(_ run: LoggedRun) -> Double? {
    run.settings.first { ["batch_size", "batchsize", "bs"].contains(SettingNames.last($0.key)) }?
      .value.number
  }

  private static func text(_ number: Double) -> String { Setting(number).text }
}
