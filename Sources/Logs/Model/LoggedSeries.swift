/// One number over a training.
public struct LoggedSeries: Sendable, Hashable {
  /// On which examples it was measured.
  public enum Split: String, Sendable, Hashable, CaseIterable {
    case train
    case validation
    case test
    /// The name does not say, or it is a number of no examples.
    case other
  }

  /// How it was measured.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Over the whole split, with the weights of one moment.
    case evaluated
    /// The mean over the mini-batches since the number before, while the weights changed.
    case runningMean
    /// One mini-batch.
    case singleBatch
    /// Smoothed, resampled or the median of a window by whoever wrote it.
    case smoothed
    case unknown
  }

  /// The name as it was logged: `val_accuracy`.
  public var name: String
  /// On which examples.
  public var split: Split
  /// The metric, without the split: `accuracy`.
  public var metric: String
  /// How it was measured.
  public var mode: Mode
  /// The numbers, ascending in their epochs or steps.
  public var points: LoggedPoints

  /// Creates a series.
  public init(
    name: String,
    split: Split,
    metric: String,
    mode: Mode = .unknown,
    points: some Sequence<LoggedPoint> = LoggedPoints()
  ) {
    self.name = name
    self.split = split
    self.metric = metric
    self.mode = mode
    self.points = points as? LoggedPoints ?? LoggedPoints(points)
  }
}

/// A number of a series.
///
/// A series of one point without epoch and step is a result: a last value of which there is no curve.
public struct LoggedPoint: Sendable, Hashable {
  /// How many epochs were completed: 1 after the first one, 0 before training; nil where it is not logged.
  public var epoch: Double?
  /// How many updates the optimiser had made; nil where it is not logged.
  public var step: Int?
  /// The number; not finite where the training diverged.
  public var value: Double

  /// Creates a point.
  public init(epoch: Double? = nil, step: Int? = nil, _ value: Double) {
    self.epoch = epoch
    self.step = step
    self.value = value
  }
}
