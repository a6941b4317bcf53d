public import Logs
internal import Models
internal import Runs

extension MeasuredRun {
  /// A run that another program logged.
  ///
  /// A run has diverged where a loss, or what is compared, ends in numbers that are not finite.
  ///
  /// - Parameters:
  ///   - log: What was read.
  ///   - seed: What makes it a pair with runs of the same number; its own where no seed is recorded.
  public init(_ log: LoggedRun, seed: UInt64) {
    var series: [SeriesKey: SeriesPoints] = [:]
    var divergence: TrainingMoment?
    var means: Set<SeriesKey> = []
    for logged in log.series {
      let key = SeriesKey(logged)
      // Two names of one metric, such as `acc` and `accuracy`, are one: the first is kept.
      guard series[key] == nil else { continue }
      series[key] = SeriesPoints(logged.points)
      if logged.isOfEpochs { means.insert(key) }
      if key.metric.better != nil, let last = logged.points.last, !last.value.isFinite {
        let first = logged.points.last { $0.value.isFinite }
        divergence =
          divergence
          ?? TrainingMoment(epoch: first?.epoch ?? last.epoch, step: first?.step ?? last.step)
      }
    }
    self.init(seed: seed, divergence: divergence, series: series)
    meansOfEpochs = means
  }
}

extension LoggedSeries {
  /// Whether each number is known to be the mean over the epoch that ended with it.
  fileprivate var isOfEpochs: Bool {
    split == .train && mode == .runningMean
      && points.allSatisfy { $0.epoch.map { $0 >= 1 && $0 == $0.rounded() } ?? false }
  }
}

extension SeriesKey {
  /// The key of a logged series.
  ///
  /// How validation and test examples were measured hardly any log says: by all that is known, as a whole.
  public init(_ series: LoggedSeries) {
    let split: DataSplit? =
      switch series.split {
      case .train: .train
      case .validation: .validation
      case .test: .test
      case .other: nil
      }
    let mode: MeasuringMode =
      switch (series.split, series.mode) {
      case (.train, .singleBatch): .singleBatch
      case (.train, .evaluated): .evaluated(.running)
      case (.train, _): .runningMean
      case (_, _): .evaluated(.running)
      }
    self.init(.logged(series.metric), on: split, mode)
  }
}
