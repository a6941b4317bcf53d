internal import JSON
public import Models

/// Everything that determines the numbers of a run, and nothing else.
public struct RunConfiguration: Sendable, Hashable, Codable {
  /// The version of the training engine's arithmetic: it changes when the same inputs give other numbers.
  public var engine: Int
  /// The examples.
  @Shared public var data: DataConfiguration
  /// The network.
  @Shared public var network: NetworkConfiguration
  /// How the network is trained.
  @Shared public var training: TrainingConfiguration
  /// What is measured beyond loss and accuracy after every epoch.
  @Shared public var measurements: MeasurementConfiguration
  /// Fixes the initial weights and the order of the batches, as `torch.manual_seed` does.
  public var seed: UInt64

  /// Creates a configuration for the current engine.
  public init(
    data: DataConfiguration,
    network: NetworkConfiguration,
    training: TrainingConfiguration,
    measurements: MeasurementConfiguration = MeasurementConfiguration(),
    seed: UInt64
  ) {
    self.engine = Self.currentEngine
    self.data = data
    self.network = network
    self.training = training
    self.measurements = measurements
    self.seed = seed
  }

  /// The version of the arithmetic that this program computes.
  public static let currentEngine = 3

  /// The number of updates of an epoch; its last batch may be a smaller one.
  public var updatesPerEpoch: Int {
    (data.trainingCount + training.batchSize - 1) / training.batchSize
  }

  /// The name of the run in the store: the SHA-256 of the configuration's canonical JSON.
  public var id: RunID {
    RunID(of: CanonicalJSON.bytes(of: self))
  }
}
