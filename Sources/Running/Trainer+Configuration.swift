internal import Faults
internal import Models
internal import Runs
internal import Training

extension Trainer {
  /// The trainer that a configuration asks for.
  convenience init(
    _ configuration: RunConfiguration,
    training: Examples
  ) throws(Fault) {
    try self.init(
      architecture: configuration.network.architecture,
      optimizer: configuration.training.update,
      loss: configuration.training.loss,
      initialization: configuration.network.initialization,
      batchSize: configuration.training.batchSize,
      seed: configuration.seed,
      training: training
    )
  }
}

extension Measurement {
  init(_ evaluation: Evaluation) {
    self.init(
      loss: evaluation.loss,
      accuracy: evaluation.accuracy,
      count: evaluation.exampleCount
    )
  }
}
