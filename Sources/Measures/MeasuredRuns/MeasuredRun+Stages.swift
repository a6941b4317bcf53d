internal import Models
internal import Runs

/// A stage of a training, by its name in templates.
public enum TrainingStage: String, Sendable, CaseIterable {
  /// After the first epoch.
  case first
  /// After the last epoch.
  case last
  /// At the moment of the lowest validation loss.
  case best
}

extension MeasuredRun {
  /// The number of a series at a stage; nil where it is not recorded.
  public func value(of key: SeriesKey, at stage: TrainingStage) -> Double? {
    switch stage {
    // The test set is looked at when training is over, whichever weights are the best.
    case .first where key.split == .test: nil
    case .first: points(key).first { !$0.isBeforeTraining && !$0.isWithinEpoch }?.value
    case .last: points(key).last?.value
    case .best:
      bestMoment.flatMap { best in points(key).first { $0.moment == best }?.value }
    }
  }
}
