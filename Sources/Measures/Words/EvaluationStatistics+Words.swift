public import Models

extension EvaluationStatistics {
  /// Whose statistics batch norm used, in words; nil for the usual ones.
  public var details: String? {
    switch self {
    case .running: nil
    case .batch: "with the statistics of each batch"
    case .precise: "with the statistics of the whole training set"
    }
  }
}
