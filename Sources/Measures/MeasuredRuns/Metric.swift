/// What a series of a run is of, such as the loss: ours and those of any name that other tools log.
///
/// Two metrics of one name are one.
public struct Metric: Sendable, Hashable {
  /// Which of two numbers is better.
  public enum Better: Sendable, Hashable {
    case higher
    case lower
  }

  /// The name in files: `loss`, `accuracy`, `f1`.
  public let name: String
  /// The words in the middle of a sentence.
  public let words: String
  /// What it is counted in.
  public let unit: MeasureUnit
  /// Which of two numbers is better; nil where nobody said so, and then there is no verdict.
  public let better: Better?

  /// Creates a metric; its words are its name with spaces where none are given.
  public init(
    _ name: String,
    words: String? = nil,
    unit: MeasureUnit = .plain,
    better: Better? = nil
  ) {
    self.name = name
    self.words = words ?? name.replacing("_", with: " ")
    self.unit = unit
    self.better = better
  }

  /// The mean cross-entropy of the logits; as ``MeasuringMode/runningMean`` or ``MeasuringMode/singleBatch``, the loss that
  /// is trained.
  public static let loss = Metric("loss", unit: .nats, better: .lower)
  /// The share of examples whose most probable class is right.
  public static let accuracy = Metric("accuracy", unit: .share, better: .higher)
  /// How rough the losses of an epoch's mini-batches are: ``EpochMetrics/lossRoughness``.
  public static let lossRoughness = Metric("loss_roughness", better: .lower)
  /// How long the updates of an epoch took.
  public static let trainingTime = Metric("training_time", unit: .seconds, better: .lower)
  /// How long all updates since the start took.
  public static let elapsedTrainingTime = Metric(
    "elapsed_training_time",
    unit: .seconds,
    better: .lower
  )

  /// Whether two metrics have one name.
  public static func == (one: Metric, other: Metric) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
