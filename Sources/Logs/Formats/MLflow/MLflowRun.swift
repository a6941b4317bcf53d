internal import Faults
internal import Notation

/// A run of MLflow while it is read, from a folder or a database.
struct MLflowRun {
  var id: String
  var name = ""
  var state = LoggedRun.State.unknown
  var settings: [String: Setting] = [:]
  var experiment: String?
  var notes: [LogNote] = []
  private var parent: String?
  private var names = ByteNames()
  private var metrics: [[SteppedSeries.Point]] = []

  /// Creates a run without metrics.
  init(id: String) { self.id = id }

  /// The state of a status, a number in files and a word in databases: `protos/service.proto`.
  static func state(_ status: String) -> LoggedRun.State {
    switch status {
    case "1", "2", "RUNNING", "SCHEDULED": .running
    case "3", "FINISHED": .finished
    case "4", "5", "FAILED", "KILLED": .failed
    default: .unknown
    }
  }

  /// The number that a database keeps: infinity is the largest finite number there.
  static func value(_ stored: Double) -> Double {
    abs(stored) > 1.797_693_134_862_315e308 ? (stored < 0 ? -.infinity : .infinity) : stored
  }

  /// Takes a tag.
  mutating func take(tag: String, _ value: String) {
    switch tag {
    case "mlflow.runName": name = value
    case "mlflow.parentRunId": parent = value
    case _ where tag.hasPrefix("mlflow."): break
    default: if settings[tag] == nil { settings[tag] = Setting(value) }
    }
  }

  /// Takes a value of a metric.
  mutating func take(metric: UnsafeRawBufferPointer, _ value: Double, step: Int) {
    let place: Int
    if let known = names.place(of: metric) {
      place = known
    } else {
      place = names.insert(metric)
      metrics.append([])
    }
    metrics[place].append(SteppedSeries.Point(step: step, value: value))
  }

  private var metricNames: Set<String> { Set((0..<names.count).map { names.text(at: $0) }) }

  /// The runs of a store.
  ///
  /// A parent is left out where its children have its metrics: it only holds them together.
  ///
  /// - Parameters:
  ///   - runs: All that were read.
  ///   - format: The name of the format.
  ///   - source: Where a run was read.
  /// - Returns: The runs in the same order.
  static func logged(
    _ runs: [MLflowRun],
    format: String,
    source: (MLflowRun) -> String
  ) -> [LoggedRun] {
    var ofChildren: [String: Set<String>] = [:]
    for run in runs {
      if let parent = run.parent { ofChildren[parent, default: []].formUnion(run.metricNames) }
    }
    return runs.filter { run in
      ofChildren[run.id].map { !run.metricNames.isSubset(of: $0) } ?? true
    }.map { $0.logged(source: source($0), format: format) }
  }

  private func logged(source: String, format: String) -> LoggedRun {
    var collector = SeriesCollector()
    var run = LoggedRun(
      source: source,
      format: format,
      name: name.isEmpty ? nil : name,
      settings: settings,
      state: state,
      notes: notes
    )
    if let experiment, run.settings["experiment"] == nil {
      run.settings["experiment"] = Setting(experiment)
    }
    let series = metrics.indices.map { place in
      (names.text(at: place), Self.ascending(metrics[place]))
    }
    SteppedSeries(series, isResultAtZero: true).collect(into: &collector, &run.notes)
    let repeats = zip(metrics, series).reduce(0) { $0 + $1.0.count - $1.1.1.count }
    if repeats > 0 {
      run.notes.append(
        LogNote(
          .warning,
          "\(repeats, "# value was", "# values were") logged again at the same step; the later ones count"
        )
      )
    }
    run.series = collector.series
    if run.series.isEmpty { run.notes.append(LogNote(.warning, "no metric was logged")) }
    run.notes += collector.notes
    return run
  }

  /// Points in the order of their steps, of those at one step the last that was logged.
  private static func ascending(_ points: [SteppedSeries.Point]) -> [SteppedSeries.Point] {
    var kept: [SteppedSeries.Point] = []
    let isAscending = zip(points, points.dropFirst()).allSatisfy { $0.step < $1.step }
    guard !isAscending else { return points }
    for index in points.indices.sorted(by: { (points[$0].step, $0) < (points[$1].step, $1) }) {
      if kept.last?.step == points[index].step { kept.removeLast() }
      kept.append(points[index])
    }
    return kept
  }
}
