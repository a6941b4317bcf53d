internal import Models
internal import Notation

extension EvaluationStatistics {
  /// Whose statistics batch norm used, in words; nil for the usual ones.
  var phrase: Phrase? {
    switch self {
    case .running: nil
    case .batch: Phrase("with the statistics of each batch")
    case .precise: Phrase("with the statistics of the whole training set")
    }
  }
}
