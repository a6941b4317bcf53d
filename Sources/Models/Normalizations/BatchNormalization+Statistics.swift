internal import Faults
internal import YAML

extension BatchNormalization {
  /// What is kept of the batches for inference.
  public enum RunningStatistics: Sendable, Hashable {
    /// An average in which a new batch weighs `momentum`, more than 0 and at most 1: r ← (1 − momentum) r + momentum b.
    case exponential(momentum: Double)
    /// The mean over all batches: the k-th weighs 1/k, `momentum=None` in PyTorch.
    case cumulative
    /// Nothing, `track_running_stats=False` in PyTorch: inference takes the statistics of its own batches.
    case none
  }
}

extension BatchNormalization.RunningStatistics {
  /// `momentum: 0.1`, `momentum: cumulative`, or `running_statistics: false`.
  init(_ fields: FieldReader) throws(Fault) {
    guard try fields.flag("running_statistics", default: true) else {
      try fields.refuse(["momentum"], of: "batch norm without running statistics")
      self = .none
      return
    }
    if fields.has("momentum"), try fields.text("momentum") == "cumulative" {
      self = .cumulative
      return
    }
    self = .exponential(
      momentum: try fields.number(
        "momentum",
        BatchNormalization.momentumLimit,
        default: 0.1,
        or: "cumulative"
      )
    )
  }
}
