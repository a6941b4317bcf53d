internal import Runs
internal import Training

extension Trainer {
  /// The trainer that a configuration asks for.
  convenience init(
    _ configuration: RunConfiguration,
    training: Examples
  ) throws(TrainingError) {
    try self.init(
      architecture: Architecture(configuration.network),
      optimizer: Optimizer(configuration.training),
      batchSize: configuration.training.batchSize,
      seed: configuration.seed,
      training: training
    )
  }
}

extension Architecture {
  fileprivate init(_ network: NetworkConfiguration) {
    self.init(
      inputCount: network.layers.first ?? 0,
      hiddenCounts: Array(network.layers.dropFirst().dropLast()),
      classCount: network.layers.last ?? 0,
      activation: Activation(network.activation),
      normalization: Normalization(network.normalization)
    )
  }
}

extension Activation {
  fileprivate init(_ activation: NetworkConfiguration.Activation) {
    switch activation {
    case .relu: self = .relu
    case .sigmoid: self = .sigmoid
    }
  }
}

extension Normalization {
  fileprivate init(_ normalization: NetworkConfiguration.Normalization) {
    switch normalization {
    case .none: self = .none
    case .batch: self = .batch(BatchNormOptions())
    }
  }
}

extension Optimizer {
  fileprivate init(_ training: TrainingConfiguration) {
    switch training.optimizer {
    case .sgd:
      self = .sgd(learningRate: training.learningRate, momentum: training.momentum)
    case .adam: self = .adam(learningRate: training.learningRate)
    }
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
