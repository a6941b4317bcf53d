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
      loss: Loss(configuration.training.loss),
      initialization: Initialization(configuration.network.initialization),
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
      normalization: Normalization(network.normalization),
      dropout: network.dropout,
      hiddenBias: network.hiddenBias
    )
  }
}

extension Activation {
  fileprivate init(_ activation: NetworkConfiguration.Activation) {
    switch activation {
    case .relu: self = .relu
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    }
  }
}

extension Normalization {
  fileprivate init(_ normalization: NormalizationConfiguration) {
    switch normalization {
    case .none: self = .none
    case .batch(let options):
      self = .batch(
        BatchNormOptions(
          momentum: options.momentum,
          epsilon: options.epsilon,
          isAffine: options.isAffine,
          tracksRunningStatistics: options.statistics != .none,
          ghostBatchSize: options.ghostBatchSize,
          noise: options.noise.map {
            BatchNormOptions.Noise(shift: $0.shift, scale: $0.scale, spread: $0.spread)
          }
        )
      )
    case .layer(let epsilon, let isAffine):
      self = .layer(LayerNormOptions(epsilon: epsilon, isAffine: isAffine))
    }
  }
}

extension Initialization {
  fileprivate init(_ initialization: InitializationConfiguration) {
    let scheme: Scheme =
      switch initialization.scheme {
      case .torch: .torch
      case .he: .he
      case .xavier: .xavier
      case .constant(let value): .constant(value)
      case .zero: .zero
      }
    self.init(scheme, scale: initialization.scale)
  }
}

extension Loss {
  init(_ loss: TrainingConfiguration.Loss) {
    switch loss {
    case .crossEntropy: self = .crossEntropy
    case .crossEntropyOfSoftmax: self = .crossEntropyOfSoftmax
    }
  }
}

extension Optimizer {
  fileprivate init(_ training: TrainingConfiguration) {
    switch training.optimizer {
    case .sgd(let momentum, let isNesterov):
      self = .sgd(
        learningRate: training.learningRate,
        momentum: momentum,
        isNesterov: isNesterov,
        weightDecay: training.weightDecay
      )
    case .adam:
      self = .adam(learningRate: training.learningRate, weightDecay: training.weightDecay)
    case .adamW:
      self = .adamW(learningRate: training.learningRate, weightDecay: training.weightDecay)
    }
  }
}

extension NormalizationStatistics {
  /// The statistics that a configuration asks for.
  init(_ statistics: EvaluationStatistics) {
    switch statistics {
    case .running: self = .running
    case .batch: self = .batch
    case .precise: self = .precise
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
