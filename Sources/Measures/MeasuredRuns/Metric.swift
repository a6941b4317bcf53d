package import Notation
package import Runs

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
  private let titles: @Sendable (DataSplit) -> Phrase
  /// What it is counted in.
  public let unit: MeasureUnit
  /// Which of two numbers is better; nil where nobody said so, and then there is no verdict.
  public let better: Better?

  /// Creates a metric of any name; its words in the middle of a sentence are its name with spaces where none are given.
  public init(
    _ name: String,
    words: String? = nil,
    unit: MeasureUnit = .plain,
    better: Better? = nil
  ) {
    let words = Phrase(verbatim: words ?? name.replacing("_", with: " "))
    self.init(name, unit: unit, better: better) { split in
      switch split {
      case .train: Phrase("Training \(words)")
      case .validation: Phrase("Validation \(words)")
      case .test: Phrase("Test \(words)")
      }
    }
  }

  private init(
    _ name: String,
    unit: MeasureUnit,
    better: Better?,
    titles: @escaping @Sendable (DataSplit) -> Phrase
  ) {
    self.name = name
    self.unit = unit
    self.better = better
    self.titles = titles
  }

  /// The mean cross-entropy of the logits; as ``MeasuringMode/runningMean`` or ``MeasuringMode/singleBatch``, the loss that
  /// is trained.
  public static let loss = Metric("loss", unit: .nats, better: .lower) { split in
    switch split {
    case .train: Phrase("Training loss")
    case .validation: Phrase("Validation loss")
    case .test: Phrase("Test loss")
    }
  }
  /// The loss of another program: of whatever kind, and so without a unit.
  static let loggedLoss = Metric("loss", unit: .plain, better: .lower, titles: Metric.loss.titles)
  /// The share of examples whose most probable class is right.
  public static let accuracy = Metric("accuracy", unit: .share, better: .higher) { split in
    switch split {
    case .train: Phrase("Training accuracy")
    case .validation: Phrase("Validation accuracy")
    case .test: Phrase("Test accuracy")
    }
  }
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

  /// The words that start a title, such as `Training loss`.
  package func title(on split: DataSplit) -> Phrase { titles(split) }

  /// Whether two metrics have one name.
  public static func == (one: Metric, other: Metric) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
