/// A sentence that a study can support or refute.
public struct Claim: Sendable, Hashable {
  /// What is compared between the two sides of a claim.
  public enum Endpoint: Sendable, Hashable {
    /// The updates until the validation accuracy first reaches a threshold, between epochs by linear interpolation.
    case stepsToAccuracy(threshold: Double)
    /// The test accuracy after the last epoch.
    case testAccuracy
    /// The loss on the validation set after the last epoch.
    case validationLoss
    /// Validation loss minus training loss after the last epoch.
    case generalizationGap
    /// The largest minus the smallest test accuracy over the swept factor.
    case testAccuracyRange
    /// The seconds that the updates of an epoch take, the median over epochs.
    case secondsPerEpoch

    /// Whether the endpoint depends on the machine's speed and so stays out of the reproducible files.
    public var isTimed: Bool {
      switch self {
      case .secondsPerEpoch: true
      case .stepsToAccuracy, .testAccuracy, .validationLoss, .generalizationGap, .testAccuracyRange:
        false
      }
    }

    /// How two values of the endpoint are compared.
    public var scale: Scale {
      switch self {
      case .stepsToAccuracy, .secondsPerEpoch: .ratio
      case .testAccuracy, .testAccuracyRange: .points
      case .validationLoss, .generalizationGap: .difference
      }
    }
  }

  /// How two values of an endpoint are compared.
  public enum Scale: Sendable, Hashable {
    /// By their ratio, on logarithms.
    case ratio
    /// By their difference in percentage points.
    case points
    /// By their difference in the endpoint's own unit.
    case difference
  }

  /// Which side of a claim has more.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case higher
    case lower
  }

  /// One side of a claim: a network, at a level of the swept factor if the study has one.
  public struct Side: Sendable, Hashable {
    /// The name of the network.
    public var network: String
    /// The level of the swept factor, nil for an endpoint over all levels and in a study without sweep.
    public var level: FactorLevel?
  }

  /// The name in the file, in data tables and in templates.
  public var id: String
  /// The question of the assignment that it belongs to.
  public var question: String
  /// The claim as a sentence.
  public var statement: String
  /// The study that decides it.
  public var study: String
  /// What is compared.
  public var endpoint: Endpoint
  /// The side that the claim is about.
  public var subject: Side
  /// The side that it is compared with.
  public var reference: Side
  /// Whether the claim says that the subject has more or less than the reference.
  public var direction: Direction
  /// The smallest effect that matters: a ratio above 1, percentage points, or a difference.
  public var smallestEffect: Double
  /// The name of the figure that shows it, if any.
  public var figure: String?
}
