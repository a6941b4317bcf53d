internal import Faults

extension LogFormat {
  /// Our own `results.json`.
  static let ownResults = LogFormat(
    "bnreport-results",
    title: "results.json of bnreport",
    .file(
      recognises: isOwn,
      read: readOwn
    )
  )

  /// The folder of a report of ours: the same numbers stand in its `data/metrics.csv`.
  static let ownReport = LogFormat(
    "bnreport-report",
    title: "report of bnreport",
    .folder(
      recognises: { folder in
        folder.files.contains("results.json")
          && (try? folder.file("results.json")).map(isOwn) == true
      },
      read: { folder throws(Fault) in
        try readOwn(try folder.file("results.json")).map { run in
          var run = run
          run.format = "bnreport-report"
          return run
        }
      }
    ),
    parts: { folder in Set(folder.files + ["data", "figures"]) }
  )

  private static let isOwn: @Sendable (LogFile) -> Bool = { file in
    guard file.name != "timings.json", file.head.first == UInt8(ascii: "{"),
      let root = LogJSON(values: file.head.prefix(1024)).root
    else { return false }
    let first = root.fields.first?.name
    return first == "claims" && root["claims"]?.kind == .array
  }

  private static let readOwn: @Sendable (LogFile) throws(Fault) -> [LoggedRun] = {
    file throws(Fault) in
    let json = LogJSON(try file.bytes())
    guard let root = json?.root, root["schema"]?.text.hasPrefix("bnreport.results/") == true,
      let runs = root["runs"]
    else {
      throw Fault(
        file: file.path,
        "is no results.json of bnreport (expected its schema and its runs)",
        hint: "Make the report again."
      )
    }
    return runs.elements.map { ownRun($0, file) }
  }

  private static func ownRun(_ object: LogJSON.Value, _ file: LogFile) -> LoggedRun {
    var settings = object["configuration"]?.settings(prefix: "") ?? [:]
    settings = settings.filter { !$0.key.hasPrefix("measurements.") && $0.key != "data.digest" }
    for name in ["study", "network"] {
      settings[name] = (object[name]?.text).map { Setting($0) }
    }
    let factors = object["factors"]?.settings(prefix: "") ?? [:]
    settings.merge(factors) { _, new in new }
    var collector = SeriesCollector()
    for epoch in object["epochs"]?.elements ?? [] {
      let x = (epoch["epoch"]?.value, epoch["step"]?.value?.asStep)
      collector.add(epoch["training"], "train", "inference", x)
      collector.add(epoch["running"], "train", "running", x)
      collector.add(epoch["validation"], "validation", "inference", x)
    }
    let updates = object["epochs"]?.elements.last.map { ($0["epoch"]?.value, $0["step"]?.value) }
    for evaluation in object["step_evaluations"]?.elements ?? [] {
      let step = evaluation["step"]?.value
      let perEpoch = updates.flatMap { epoch, step in
        epoch.flatMap { epoch in step.map { $0 / epoch } }
      }
      let epoch = step.flatMap { step in perEpoch.flatMap { $0 > 0 ? step / $0 : nil } }
      collector.add(evaluation["validation"], "validation", "inference", (epoch, step?.asStep))
    }
    let last = updates.map { ($0.0, $0.1?.asStep) } ?? (nil, nil)
    for test in object["tests"]?.elements ?? [] {
      let mode = "inference_" + (test["selection"]?.text ?? "")
      collector.add(test["test"], "test", mode, (test["epoch"]?.value, nil))
    }
    for evaluation in object["evaluations"]?.elements ?? [] {
      let mode = (evaluation["statistics"]?.text ?? "") + "_statistics"
      collector.add(evaluation["measurement"], evaluation["split"]?.text ?? "", mode, last)
    }
    var state = LoggedRun.State.finished
    if let divergence = object["divergence"], divergence.kind == .object,
      let loss = OwnSeries(metric: "loss", split: "train", mode: "running", isOwn: true)
    {
      state = .failed
      collector.add(
        loss,
        .nan,
        epoch: divergence["epoch"]?.value,
        step: divergence["step"]?.value?.asStep
      )
    }
    let name = [object["study"]?.text, object["network"]?.text].compactMap(\.self)
    // Runs of a sweep differ in their factors alone.
    let place =
      name + [settings["seed"]?.text ?? ""]
      + factors.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
    return LoggedRun(
      source: "\(file.path): \(place.joined(separator: " "))",
      format: "bnreport-results",
      name: name.joined(separator: " "),
      settings: settings,
      state: state,
      series: collector.series,
      notes: collector.notes
    )
  }
}

/// A series of our own data files, whose split and mode stand beside its metric.
struct OwnSeries {
  let name: String
  let split: LoggedSeries.Split
  let metric: String
  let mode: LoggedSeries.Mode

  /// Reads the fields; nil where the split is not one of ours.
  init?(metric: String, split: String, mode: String, isOwn: Bool) {
    guard isOwn, let known = LogName.splits[split] else { return nil }
    self.split = known
    self.mode = mode == "running" ? .runningMean : .evaluated
    switch mode {
    case "inference", "inference_last_epoch", "running": self.metric = metric
    default: self.metric = "\(metric)_\(mode)"
    }
    name = mode == "inference" ? "\(split)/\(metric)" : "\(split)/\(metric) \(mode)"
  }
}

extension SeriesCollector {
  /// Takes a number of our own.
  mutating func add(_ series: OwnSeries, _ value: Double, epoch: Double?, step: Int?) {
    let place = place(
      of: series.name,
      split: series.split,
      metric: series.metric,
      mode: series.mode
    )
    add(value, at: place, epoch: epoch, step: step)
  }

  /// Takes the numbers of a measurement.
  mutating func add(
    _ measurement: LogJSON.Value?,
    _ split: String,
    _ mode: String,
    _ x: (epoch: Double?, step: Int?)
  ) {
    for (metric, number) in measurement?.fields ?? [] where metric != "count" {
      guard let value = number.number.value,
        let series = OwnSeries(metric: metric, split: split, mode: mode, isOwn: true)
      else { continue }
      add(series, value, epoch: x.epoch, step: x.step)
    }
  }
}
