public import Models
public import Runs

/// What one run is reduced to: a number with a meaning and a unit, for claims, figures and tables alike.
public enum Measure: Sendable, Hashable {
  /// Accuracy on a split after the last epoch, a share.
  case accuracy(DataSplit, EvaluationStatistics)
  /// Mean cross-entropy on a split after the last epoch, in nats.
  case loss(DataSplit, EvaluationStatistics)
  /// Validation loss minus training loss after the last epoch, in nats.
  case generalizationGap
  /// Test accuracy after the last epoch with other statistics minus that with the running ones: what inference loses, a
  /// difference of shares.
  case statisticsGap(EvaluationStatistics)
  /// Validation loss minus training loss where the training loss first falls to a value, between epochs by interpolation.
  case gapAtTrainingLoss(Double)
  /// The updates until the validation accuracy first reaches a threshold, between epochs by linear interpolation.
  case stepsToAccuracy(Double)
  /// The same in passes over the training set.
  case epochsToAccuracy(Double)
  /// The same in seconds of training time.
  case secondsToAccuracy(Double)
  /// The seconds that the updates of an epoch take, the median over epochs.
  case secondsPerEpoch
  /// The mean loss of the last mini-batch, as training saw it.
  case lastBatchLoss
  /// How rough the losses of the last epoch's mini-batches are; ``EpochMetrics/lossRoughness``.
  case lossRoughness
  /// 1 if the run ended with a training loss of less than half of that before training, else 0; a diverged run is 0.
  case trains
  /// What a probe found.
  case probe(ProbeQuantity, ProbeReading)
  /// The slope of ln(``ProbeQuantity/gradientSquare``) over the layers from the last hidden one to the first, by least
  /// squares, at a step: positive where gradients grow on their way back. Yang et al. 2019.
  case gradientSlope(step: ProbeReading.Place)
  /// What a probe found, divided by what theory says of such a network without any free parameter.
  case relativeToTheory(ProbeQuantity, ProbeReading)

  /// Whether the number depends on the machine's speed and so stays out of the reproducible files.
  public var isTimed: Bool {
    switch self {
    case .secondsToAccuracy, .secondsPerEpoch: true
    case .accuracy, .loss, .generalizationGap, .statisticsGap, .gapAtTrainingLoss, .stepsToAccuracy,
      .epochsToAccuracy, .lastBatchLoss, .lossRoughness, .trains, .probe, .gradientSlope,
      .relativeToTheory:
      false
    }
  }
}

/// Which of a probe's many numbers is meant: which layer, and after how many updates.
public struct ProbeReading: Sendable, Hashable {
  /// One of several places in order, or all of them.
  public enum Place: Sendable, Hashable {
    case first
    case last
    /// The mean over all places.
    case mean
    /// The largest over all places.
    case largest
    /// A layer counted from 1, or a number of updates.
    case at(Int)
  }

  /// Which layer; ignored for numbers of the whole network.
  public var layer: Place
  /// After how many updates.
  public var step: Place

  /// Creates a reading.
  public init(layer: Place = .mean, step: Place = .last) {
    self.layer = layer
    self.step = step
  }
}

/// How the numbers at all levels of a sweep become one.
public enum LevelSummary: Sendable, Hashable {
  /// The largest minus the smallest.
  case range
  /// The standard deviation.
  case deviation
  /// The slope over log2 of the level, by least squares: the change per doubling.
  case slopePerDoubling
  /// The largest level at which the run trains (``Measure/trains``), every level below it too.
  case largestTrainedLevel
  /// How many decades of levels around the best one have a number within a distance of the best, levels without a gap; a lower
  /// bound where the levels end first.
  case decadesWithin(Double)
}

/// The number that a claim compares: a measure of a run, or a summary of it over the levels of a sweep.
public struct Endpoint: Sendable, Hashable {
  /// What a run is reduced to.
  public var measure: Measure
  /// How the levels of a sweep become one number; nil for the number at one level.
  public var summary: LevelSummary?
  /// The levels that are summarised; nil for all.
  public var levels: [Double]?

  /// Creates an endpoint.
  public init(_ measure: Measure, summary: LevelSummary? = nil, levels: [Double]? = nil) {
    self.measure = measure
    self.summary = summary
    self.levels = levels
  }
}
