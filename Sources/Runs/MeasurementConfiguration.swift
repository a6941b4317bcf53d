public import Models

/// What a run measures beyond loss and accuracy after every epoch; nothing of it changes the training.
public struct MeasurementConfiguration: Sendable, Hashable, Codable {
  /// The statistics, beside the running ones, with which the final weights are evaluated on every split; ascending.
  public var statistics: [EvaluationStatistics]
  /// Whether the record says of each test example whether it was classified correctly.
  public var keepsPredictions: Bool
  /// What is looked at inside the network, in the order of ``Probe``; empty for nothing.
  public var probes: [Probe]
  /// After how many updates the probes look, ascending; 0 is before training.
  public var probeSteps: [Int]
  /// After how many updates within epochs the validation examples are evaluated, ascending; none where it is only done at the
  /// end of each epoch.
  @OmittedWhenEmpty public var evaluationSteps: [Int]
  /// The splits that are not evaluated: none, or the test set alone, which costs most where little is trained.
  @OmittedWhenEmpty public var leftOut: [DataSplit]

  /// Creates measurements; the default is none.
  public init(
    statistics: [EvaluationStatistics] = [],
    keepsPredictions: Bool = false,
    probes: [Probe] = [],
    probeSteps: [Int] = [],
    evaluationSteps: [Int] = [],
    leftOut: [DataSplit] = []
  ) {
    self.statistics = statistics
    self.keepsPredictions = keepsPredictions
    self.probes = probes
    self.probeSteps = probeSteps
    self.evaluationSteps = evaluationSteps
    self.leftOut = leftOut
  }
}

/// The parts of a data set.
public enum DataSplit: String, Sendable, Hashable, Codable, CaseIterable {
  case train
  case validation
  case test
}

/// An evaluation of the final weights on one split.
public struct FinalEvaluation: Sendable, Hashable, Codable {
  /// The examples.
  public var split: DataSplit
  /// Whose mean and variance batch norm used.
  public var statistics: EvaluationStatistics
  /// What was measured.
  public var measurement: Measurement

  /// Creates an evaluation.
  public init(split: DataSplit, statistics: EvaluationStatistics, measurement: Measurement) {
    self.split = split
    self.statistics = statistics
    self.measurement = measurement
  }
}
