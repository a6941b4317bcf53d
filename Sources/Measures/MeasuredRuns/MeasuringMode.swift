public import Models

/// How a number was measured.
public enum MeasuringMode: Sendable, Hashable {
  /// Over the whole split, with the weights of one moment, in inference mode with these statistics of batch norm.
  case evaluated(EvaluationStatistics)
  /// The mean over the mini-batches of an epoch, in training mode, each with the weights of its own moment.
  case runningMean
  /// One mini-batch, in training mode.
  case singleBatch
}

extension MeasuringMode {
  /// Its place among the modes.
  var rank: Int {
    switch self {
    case .evaluated: 0
    case .runningMean: 1
    case .singleBatch: 2
    }
  }
}
