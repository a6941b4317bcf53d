internal import Models
public import Runs

extension MeasuredRun {
  /// A run that we trained.
  public init(_ record: RunRecord) { self.init(record, like: nil) }

  /// A run that we trained, one of many.
  ///
  /// - Parameters:
  ///   - record: What it measured.
  ///   - other: Another run, with which it keeps once what is the same of both.
  public init(_ record: RunRecord, like other: MeasuredRun?) {
    var series = CollectedSeries()
    var within = record.stepEvaluations[...]
    func addEvaluations(before step: Int) {
      let count = within.prefix { $0.step < step }.count
      for evaluation in within.prefix(count) {
        series.add(
          evaluation.validation,
          on: .validation,
          .evaluated(.running),
          at: record.configuration.moment(ofStep: evaluation.step)
        )
      }
      within = within.dropFirst(count)
    }
    for epoch in record.epochs {
      addEvaluations(before: epoch.step)
      let moment = TrainingMoment(epoch: Double(epoch.epoch), step: epoch.step)
      series.add(epoch.training, on: .train, .evaluated(.running), at: moment)
      series.add(epoch.validation, on: .validation, .evaluated(.running), at: moment)
      series.add(epoch.running, on: .train, .runningMean, at: moment)
      series.add(epoch.lastBatchLoss, SeriesKey(.loss, on: .train, .singleBatch), at: moment)
      series.add(
        epoch.lossRoughness,
        SeriesKey(.lossRoughness, on: .train, .runningMean),
        at: moment
      )
    }
    addEvaluations(before: .max)
    // The weights of the lowest validation loss come first: those of the last epoch are of no earlier one.
    for test in record.tests.filter({ $0.selection == .bestValidationLoss })
      + record.tests.filter({ $0.selection == .lastEpoch })
    {
      let step = record.epochs.first { $0.epoch == test.epoch }?.step
      let moment = TrainingMoment(epoch: Double(test.epoch), step: step)
      series.add(test.test, on: .test, .evaluated(.running), at: moment)
    }
    if let last = record.epochs.last {
      let moment = TrainingMoment(epoch: Double(last.epoch), step: last.step)
      for evaluation in record.evaluations {
        let mode = MeasuringMode.evaluated(evaluation.statistics)
        series.add(evaluation.measurement, on: evaluation.split, mode, at: moment)
      }
    }
    series.add(timesOf: record)
    let counts = record.exampleCounts
    self.init(
      seed: record.configuration.seed,
      configuration: record.configuration,
      divergence: record.divergence.map {
        TrainingMoment(epoch: Double($0.epoch), step: $0.step)
      },
      series: SeriesTable(series.points, like: other?.series),
      findings: record.findings,
      isCorrect: record.tests.first { $0.selection == .lastEpoch }?.isCorrect,
      exampleCounts: counts == other?.exampleCounts ? other?.exampleCounts ?? counts : counts
    )
  }
}

extension RunRecord {
  /// How many examples of each split were measured; only those of an evaluation of all that a split has.
  fileprivate var exampleCounts: [DataSplit: Int] {
    var counts: [DataSplit: Int] = [:]
    counts[.train] = epochs.last?.training.count
    counts[.validation] = epochs.last?.validation.count
    counts[.test] = tests.last?.test.count
    return counts.filter { $0.value > 0 }
  }
}

extension RunConfiguration {
  /// The moment after a number of updates, in parts of epochs.
  fileprivate func moment(ofStep step: Int) -> TrainingMoment {
    TrainingMoment(epoch: Double(step) / Double(updatesPerEpoch), step: step)
  }
}

/// The series of a record as they are collected.
private struct CollectedSeries {
  var points: [SeriesKey: SeriesPoints] = [:]

  mutating func add(_ value: Double?, _ key: SeriesKey, at moment: TrainingMoment) {
    if let value { points[key, default: SeriesPoints()].append(SeriesPoint(moment, value)) }
  }

  /// How long each epoch took, and all of them until each moment that evaluates the validation examples.
  mutating func add(timesOf record: RunRecord) {
    guard !record.timings.isEmpty else { return }
    let elapsed = SeriesKey(.elapsedTrainingTime, on: .train)
    var seconds = 0.0
    add(seconds, elapsed, at: TrainingMoment(epoch: 0, step: 0))
    for timing in record.timings {
      for step in timing.steps {
        add(
          seconds + step.trainSeconds,
          elapsed,
          at: record.configuration.moment(ofStep: step.step)
        )
      }
      seconds += timing.trainSeconds
      if let end = record.epochs.first(where: { $0.epoch == timing.epoch }) {
        add(seconds, elapsed, at: TrainingMoment(epoch: Double(end.epoch), step: end.step))
      }
      add(
        timing.trainSeconds,
        SeriesKey(.trainingTime, on: .train, .runningMean),
        at: TrainingMoment(epoch: Double(timing.epoch))
      )
    }
  }

  mutating func add(
    _ value: Runs.Measurement?,
    on split: DataSplit,
    _ mode: MeasuringMode,
    at moment: TrainingMoment
  ) {
    add(value?.loss, SeriesKey(.loss, on: split, mode), at: moment)
    add(value?.accuracy, SeriesKey(.accuracy, on: split, mode), at: moment)
  }
}
