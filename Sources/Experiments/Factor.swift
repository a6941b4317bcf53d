/// A setting of networks, of training or of the data that a study varies, with its values.
public struct Factor: Sendable, Hashable {
  /// The settings that can be varied.
  public enum Key: String, Sendable, Hashable, CaseIterable {
    case batchSize = "batch_size"
    case learningRate = "learning_rate"
    case momentum
    case weightDecay = "weight_decay"
    case dropout
    case initializationScale = "initialization_scale"
    /// How much a new batch weighs in the running statistics of batch norm.
    case normalizationMomentum = "normalization_momentum"
    /// What batch norm adds to the variance before the root.
    case normalizationEpsilon = "normalization_epsilon"
    /// The number of hidden layers, each as wide as the network's own first one.
    case hiddenLayers = "hidden_layers"
    /// The number of examples that train.
    case examples
    /// How many examples of a batch share their statistics in batch norm.
    case ghostBatch = "ghost_batch"
    /// What the features are multiplied by.
    case featureScale = "feature_scale"

    /// The words for an axis or a column.
    public var title: String {
      switch self {
      case .batchSize: "Batch size"
      case .learningRate: "Learning rate"
      case .momentum: "Momentum"
      case .weightDecay: "Weight decay"
      case .dropout: "Dropout"
      case .initializationScale: "Initialisation scale"
      case .normalizationMomentum: "Batch norm momentum"
      case .normalizationEpsilon: "Batch norm epsilon"
      case .hiddenLayers: "Hidden layers"
      case .examples: "Training examples"
      case .ghostBatch: "Ghost batch size"
      case .featureScale: "Scale of the features"
      }
    }
  }

  /// The setting.
  public var key: Key
  /// Its values, in the order of the file.
  public var values: [Double]

  /// Creates a factor.
  public init(key: Key, values: [Double]) {
    self.key = key
    self.values = values
  }
}
