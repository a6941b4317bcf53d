internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs

extension DataFile {
  /// `data/metrics.csv`: one value a row.
  ///
  /// The epoch of an evaluation within one is a fraction: the updates so far by those of an epoch.
  /// Of what other programs logged only the metrics that the report uses are in it; its audit names the others.
  /// A run that diverged ends with a running loss of `nan` at the epoch and update where it did.
  static let metrics = DataFile("data/metrics.csv") { source in
    let results = source.results
    let columns = RunColumns(results.experiment)
    let trained = FileParts.list(results.runs) {
      CSVText(row: columns.names + ["epoch", "step", "split", "mode", "metric", "value"]).bytes
    } _: { runs in
      var rows = MetricRows()
      for run in runs {
        rows.head = columns.fields(run)
        rows.add(run.record)
      }
      return rows.table.bytes
    }
    return trained + loggedMetrics(of: results, columns)
  }

  private static func loggedMetrics(of results: Results, _ columns: RunColumns) -> FileParts {
    let runs = results.experiment.studies.flatMap { study in
      guard let logs = results.logs[study.name] else { return [LoggedRows]() }
      return logs.cells.flatMap { cell in
        zip(cell.runs, cell.seeds).map { run, seed in
          LoggedRows(
            head: columns.fields(study: study.name, group: cell.group, seed: seed, cell.levels),
            run: run,
            keys: run.keys.filter { results.experiment.uses($0, of: logs) }
          )
        }
      }
    }
    let parts = runs.batched(weight: \.count, limit: MetricRows.mostAtOnce)
    return FileParts(count: parts.count) { index in
      var rows = MetricRows()
      for run in runs[parts[index]] {
        rows.head = run.head
        rows.add(run.run, run.keys)
      }
      return rows.table.bytes
    }
  }
}

/// What `data/metrics.csv` has of a run that another program logged.
private struct LoggedRows {
  /// The fields that name the run.
  var head: CSVText
  var run: MeasuredRun
  var keys: [SeriesKey]

  /// How many rows it has.
  var count: Int { keys.reduce(0) { $0 + run.points($1).count } }
}

/// The rows of `data/metrics.csv` in the making.
private struct MetricRows {
  var table = CSVText()
  /// The fields that name the run.
  var head = CSVText()

  /// How many rows of logs are held at once, unless one run has more: some megabytes.
  static let mostAtOnce = 20_000

  /// Adds some series that were logged of a run.
  mutating func add(_ run: MeasuredRun, _ keys: [SeriesKey]) {
    for key in keys {
      let mode =
        switch key.mode {
        case .evaluated: "inference"
        case .runningMean: "running"
        case .singleBatch: "batch"
        }
      let tail = CSVText(fields: [key.split?.rawValue ?? "", mode, key.metric.name])
      for point in run.points(key) {
        table.add(head)
        if let epoch = point.moment.epoch { table.add(data: epoch) } else { table.add("") }
        if let step = point.moment.step { table.add(whole: step) } else { table.add("") }
        table.add(tail)
        table.add(data: point.value)
        table.endRow()
      }
    }
  }

  /// Adds everything that was measured of a run.
  mutating func add(_ record: RunRecord) {
    var within = record.stepEvaluations[...]
    func addEvaluations(before step: Int) {
      let count = within.prefix { $0.step < step }.count
      for evaluation in within.prefix(count) {
        let epoch = Double(evaluation.step) / Double(record.configuration.updatesPerEpoch)
        let fields = [Format.data(epoch), "\(evaluation.step)", "validation", "inference"]
        add(evaluation.validation, at: CSVText(fields: fields))
      }
      within = within.dropFirst(count)
    }
    for epoch in record.epochs {
      addEvaluations(before: epoch.step)
      add(epoch.training, epoch, "train", "inference")
      if let running = epoch.running { add(running, epoch, "train", "running") }
      add(epoch.validation, epoch, "validation", "inference")
    }
    addEvaluations(before: .max)
    if let divergence = record.divergence {
      add(.nan, "loss", at: place(divergence.epoch, divergence.step, "train", "running"))
    }
    for test in record.tests {
      let step = record.epochs.first { $0.epoch == test.epoch }?.step ?? 0
      add(test.test, at: place(test.epoch, step, "test", "inference_\(test.selection.rawValue)"))
    }
    guard let last = record.epochs.last else { return }
    for evaluation in record.evaluations {
      add(
        evaluation.measurement,
        last,
        evaluation.split.rawValue,
        "\(evaluation.statistics.rawValue)_statistics"
      )
    }
  }

  private mutating func add(
    _ measurement: Runs.Measurement,
    _ epoch: EpochMetrics,
    _ split: String,
    _ mode: String
  ) {
    add(measurement, at: place(epoch.epoch, epoch.step, split, mode))
  }

  private mutating func add(_ measurement: Runs.Measurement, at place: CSVText) {
    add(measurement.loss, "loss", at: place)
    add(measurement.accuracy, "accuracy", at: place)
  }

  private mutating func add(_ value: Double, _ metric: String, at place: CSVText) {
    table.add(head)
    table.add(place)
    table.add(metric)
    table.add(Format.data(value))
    table.endRow()
  }

  private func place(_ epoch: Int, _ step: Int, _ split: String, _ mode: String) -> CSVText {
    CSVText(fields: [String(epoch), String(step), split, mode])
  }
}
