internal import Measures
internal import Models
internal import Notation
internal import Runs

/// A number that is followed over a training, by its name in files.
enum CurveMetric: String, CaseIterable, Sendable, Hashable {
  case trainingLoss = "training_loss"
  case trainingAccuracy = "training_accuracy"
  case validationLoss = "validation_loss"
  case validationAccuracy = "validation_accuracy"

  /// Which numbers of a run it is.
  var key: SeriesKey {
    switch self {
    case .trainingLoss: SeriesKey(.loss, on: .train)
    case .trainingAccuracy: SeriesKey(.accuracy, on: .train)
    case .validationLoss: SeriesKey(.loss, on: .validation)
    case .validationAccuracy: SeriesKey(.accuracy, on: .validation)
    }
  }

  /// The words for an axis, without the unit.
  var title: String {
    switch self {
    case .trainingLoss: localized("Training loss")
    case .trainingAccuracy: localized("Training accuracy")
    case .validationLoss: localized("Validation loss")
    case .validationAccuracy: localized("Validation accuracy")
    }
  }

  /// Whether it is a share.
  var isShare: Bool { key.metric.unit.isShare }
}

/// What a training is followed over.
enum CurveProgress: String, CaseIterable, Sendable, Hashable {
  /// How often the training set was seen.
  case epochs
  /// How many updates there were.
  case updates

  /// A moment's place; nil where a run did not record it.
  func place(_ moment: TrainingMoment) -> Double? {
    switch self {
    case .epochs: moment.epoch
    case .updates: moment.step.map(Double.init)
    }
  }
}
