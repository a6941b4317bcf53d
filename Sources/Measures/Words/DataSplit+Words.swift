internal import Models
public import Runs

extension DataSplit {
  /// The words that start a title.
  public var words: String {
    switch self {
    case .train: "Training"
    case .validation: "Validation"
    case .test: "Test"
    }
  }

  /// The split in the names of measures, where the training set is spelled out: `training_loss`.
  package var nameInMeasures: String { words.lowercased() }
}
