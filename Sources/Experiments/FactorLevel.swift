internal import Models

/// One value of a factor.
public struct FactorLevel: Sendable, Hashable {
  /// The setting.
  public var key: Factor.Key
  /// Its value; a whole number for a setting that counts.
  public var value: Double

  /// Creates a level.
  public init(key: Factor.Key, value: Double) {
    self.key = key
    self.value = value
  }

  /// The value as it is written in files: `64`, `0.01`.
  public var text: String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// What a level can change of a run.
  struct Conditions {
    var network: NetworkConfiguration
    var training: TrainingConfiguration
    /// How many examples train, nil for all that the split leaves.
    var examples: Int?
    var featureScale: Double
  }

  /// Sets the value, where the network depends on it: the other runs keep the name that they have without it.
  func apply(to conditions: inout Conditions) {
    guard conditions.network.depends(on: key) else { return }
    switch key {
    case .batchSize: conditions.training.batchSize = Int(value)
    case .learningRate: conditions.training.learningRate = value
    case .momentum:
      precondition(
        conditions.training.optimizer.sgd != nil,
        "Reading refuses a sweep of what a rule does not have."
      )
      conditions.training.optimizer.sgd?.momentum = value
    case .weightDecay: conditions.training.weightDecay = value
    case .dropout: conditions.network.dropout = value
    case .initializationScale: conditions.network.initialization.scale = value
    case .normalizationMomentum: conditions.network.normalization.batch?.momentum = value
    case .normalizationEpsilon: conditions.network.normalization.batch?.epsilon = value
    case .hiddenLayers: conditions.network = conditions.network.withHiddenLayers(Int(value))
    case .examples: conditions.examples = Int(value)
    case .ghostBatch: conditions.network.normalization.batch?.ghostBatchSize = Int(value)
    case .featureScale: conditions.featureScale = value
    }
  }
}

extension NetworkConfiguration {
  /// The network with another number of hidden layers, each as wide as its first one.
  func withHiddenLayers(_ count: Int) -> NetworkConfiguration {
    precondition(layers.count > 2, "A network without hidden layers has no width for more.")
    var other = self
    other.layers = [layers[0]] + .init(repeating: layers[1], count: count) + layers.suffix(1)
    return other
  }
}
