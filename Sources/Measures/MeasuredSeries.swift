public import Runs

/// How a number was measured.
public enum MeasuringMode: Sendable, Hashable {
  /// Over the whole split, with the weights of one moment, in inference mode with these statistics of batch norm.
  case evaluated(EvaluationStatistics)
  /// The mean over the mini-batches of an epoch, in training mode, each with the weights of its own moment.
  case runningMean
  /// One mini-batch, in training mode.
  case singleBatch
  /// A moving average over mini-batches.
  case smoothed
  /// Nobody said.
  case unknown
}

/// Which numbers of a run: what of, on which examples, and how they were measured.
public struct SeriesKey: Sendable, Hashable {
  /// What is measured.
  public var metric: Metric
  /// On which examples; nil for what is not of any, such as a length of gradients.
  public var split: DataSplit?
  /// How.
  public var mode: MeasuringMode

  /// Creates a key; nothing else said, the whole split is evaluated as in inference.
  public init(
    _ metric: Metric,
    on split: DataSplit?,
    _ mode: MeasuringMode = .evaluated(.running)
  ) {
    self.metric = metric
    self.split = split
    self.mode = mode
  }
}

/// A moment of a training; a run that records one of the two numbers has no other.
public struct TrainingMoment: Sendable, Hashable {
  /// How often the training set had been seen, 0 before training; parts of an epoch count as such.
  public var epoch: Double?
  /// How many updates had been made.
  public var step: Int?

  /// Creates a moment.
  public init(epoch: Double? = nil, step: Int? = nil) {
    self.epoch = epoch
    self.step = step
  }
}

/// A number of a series.
public struct SeriesPoint: Sendable, Hashable {
  /// When it was measured.
  public var moment: TrainingMoment
  /// The number; not finite where the run diverged.
  public var value: Double

  /// Creates a point.
  public init(_ moment: TrainingMoment, _ value: Double) {
    self.moment = moment
    self.value = value
  }
}
