public import Models
public import Runs

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

  /// Whether both are of one metric and split, however each was measured; a loss is one whoever logged it.
  public func isOfMetric(of other: SeriesKey) -> Bool {
    metric.name == other.metric.name && split == other.split
  }
}
