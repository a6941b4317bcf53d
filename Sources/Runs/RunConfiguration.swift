internal import Checksums

/// Everything that determines the numbers of a run, and nothing else.
public struct RunConfiguration: Sendable, Hashable, Codable {
  /// The version of the training engine's arithmetic: it changes when the same inputs give other numbers.
  public var engine: Int
  /// The examples.
  public var data: DataConfiguration
  /// The network.
  public var network: NetworkConfiguration
  /// How the network is trained.
  public var training: TrainingConfiguration
  /// Fixes the initial weights and the order of the batches, as `torch.manual_seed` does.
  public var seed: UInt64

  /// Creates a configuration for the current engine.
  public init(
    data: DataConfiguration,
    network: NetworkConfiguration,
    training: TrainingConfiguration,
    seed: UInt64
  ) {
    self.engine = Self.currentEngine
    self.data = data
    self.network = network
    self.training = training
    self.seed = seed
  }

  /// The version of the arithmetic that this program computes.
  public static let currentEngine = 1

  /// The name of the run in the store: the SHA-256 of the configuration's canonical JSON.
  public var id: RunID {
    RunID(SHA256.hexadecimal(of: Array(CanonicalJSON.encode(self))))
  }
}

/// The examples of a run.
public struct DataConfiguration: Sendable, Hashable, Codable {
  /// How bytes become features.
  public enum Normalization: String, Sendable, Hashable, Codable, CaseIterable {
    /// pixel/255 scaled to -1...1, the notebook's `Normalize((0.5,), (0.5,))`.
    case symmetric
    /// pixel/255, between 0 and 1.
    case unit
  }

  /// The SHA-256 of the data set's content: its name and its place do not matter.
  public var digest: String
  /// How many examples train the network.
  public var trainingCount: Int
  /// How many examples measure it after every epoch.
  public var validationCount: Int
  /// Fixes which examples are held out for validation.
  public var splitSeed: UInt64
  /// How bytes become features.
  public var normalization: Normalization

  /// Creates a description of examples.
  public init(
    digest: String,
    trainingCount: Int,
    validationCount: Int,
    splitSeed: UInt64,
    normalization: Normalization
  ) {
    self.digest = digest
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.splitSeed = splitSeed
    self.normalization = normalization
  }
}

/// A feedforward network: Linear, normalisation and activation for each hidden layer, then Linear to logits.
public struct NetworkConfiguration: Sendable, Hashable, Codable {
  /// What follows the normalisation of a hidden layer.
  public enum Activation: String, Sendable, Hashable, Codable, CaseIterable {
    case relu
    case sigmoid
  }

  /// What follows the linear map of a hidden layer.
  public enum Normalization: String, Sendable, Hashable, Codable, CaseIterable {
    case none
    case batch
  }

  /// The widths from input to logits, both included.
  public var layers: [Int]
  /// What follows the normalisation of a hidden layer.
  public var activation: Activation
  /// What follows the linear map of a hidden layer.
  public var normalization: Normalization

  /// Creates a network.
  public init(layers: [Int], activation: Activation, normalization: Normalization) {
    self.layers = layers
    self.activation = activation
    self.normalization = normalization
  }

  /// How many numbers are learnt: weights and biases, and scale and shift of batch norm.
  public var parameterCount: Int {
    let linear = zip(layers, layers.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 + $1.1 }
    switch normalization {
    case .none: return linear
    case .batch: return linear + 2 * layers.dropFirst().dropLast().reduce(0, +)
    }
  }
}

/// How a network is trained.
public struct TrainingConfiguration: Sendable, Hashable, Codable {
  /// The rule that updates the parameters.
  public enum Optimizer: String, Sendable, Hashable, Codable, CaseIterable {
    case sgd
    case adam
  }

  /// The rule that updates the parameters.
  public var optimizer: Optimizer
  /// The step size.
  public var learningRate: Double
  /// The share of the last update that SGD keeps; Adam has its usual 0.9 and 0.999 instead.
  public var momentum: Double
  /// How many examples an update sees.
  public var batchSize: Int
  /// How often the training set is seen.
  public var epochs: Int

  /// Creates a way to train.
  public init(
    optimizer: Optimizer,
    learningRate: Double,
    momentum: Double,
    batchSize: Int,
    epochs: Int
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.momentum = momentum
    self.batchSize = batchSize
    self.epochs = epochs
  }
}
