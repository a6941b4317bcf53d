internal import Models
internal import Runs

extension DataSplit {
  /// The split in the names of measures, where the training set is spelled out: `training_loss`.
  package var nameInMeasures: String {
    switch self {
    case .train: "training"
    case .validation: "validation"
    case .test: "test"
    }
  }
}
