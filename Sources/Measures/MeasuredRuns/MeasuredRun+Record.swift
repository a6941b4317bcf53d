internal import Models
public import Runs

extension MeasuredRun {
  /// A run that we trained.
  public init(_ record: RunRecord) {
    var series = CollectedSeries()
    for epoch in record.epochs {
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
    for timing in record.timings {
      series.add(
        timing.trainSeconds,
        SeriesKey(.trainingTime, on: .train, .runningMean),
        at: TrainingMoment(epoch: Double(timing.epoch))
      )
    }
    self.init(
      seed: record.configuration.seed,
      configuration: record.configuration,
      divergence: record.divergence.map {
        TrainingMoment(epoch: Double($0.epoch), step: $0.step)
      },
      series: series.points,
      findings: record.probes,
      isCorrect: record.tests.first { $0.selection == .lastEpoch }?.isCorrect
    )
  }
}

/// The series of a record as they are collected.
private struct CollectedSeries {
  var points: [SeriesKey: [SeriesPoint]] = [:]

  mutating func add(_ value: Double?, _ key: SeriesKey, at moment: TrainingMoment) {
    if let value { points[key, default: []].append(SeriesPoint(moment, value)) }
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
