internal import Models
internal import Runs

/// A quantity that the report shows with its mean and interval over seeds.
enum Metric: String, CaseIterable {
  case trainLoss = "train_loss"
  case trainAccuracy = "train_accuracy"
  case validationLoss = "validation_loss"
  case validationAccuracy = "validation_accuracy"
  case runningLoss = "running_loss"
  case runningAccuracy = "running_accuracy"
  case lastBatchLoss = "last_batch_loss"
  case testLoss = "test_loss"
  case testAccuracy = "test_accuracy"

  /// When in a run a metric is read.
  enum Moment: String, CaseIterable {
    /// After the first epoch.
    case first
    /// After the last epoch.
    case last
    /// At the epoch of the lowest validation loss.
    case best
  }

  /// The value in a record, nil where the record has none: no test set, or no such epoch.
  func value(in record: RunRecord, at moment: Moment) -> Double? {
    let epoch: EpochMetrics? =
      switch moment {
      case .first: record.epochs.dropFirst().first
      case .last: record.epochs.last
      case .best: record.bestEpoch
      }
    let selection: TestMetrics.Selection? =
      switch moment {
      case .first: nil
      case .last: .lastEpoch
      case .best: .bestValidationLoss
      }
    let test = record.tests.first { $0.selection == selection }?.test
    return switch self {
    case .trainLoss: epoch?.training.loss
    case .trainAccuracy: epoch?.training.accuracy
    case .validationLoss: epoch?.validation.loss
    case .validationAccuracy: epoch?.validation.accuracy
    case .runningLoss: epoch?.running?.loss
    case .runningAccuracy: epoch?.running?.accuracy
    case .lastBatchLoss: epoch?.lastBatchLoss
    case .testLoss: test?.loss
    case .testAccuracy: test?.accuracy
    }
  }

  /// Whether the metric is a share, shown as a percentage; the others are losses in nats.
  var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .validationAccuracy, .runningAccuracy, .testAccuracy: true
    case .trainLoss, .validationLoss, .runningLoss, .lastBatchLoss, .testLoss: false
    }
  }
}
