import Models
import Training

/// The configuration of a fixture, read in PyTorch's words and given in ours.
struct FixtureSettings: Decodable, Sendable {
  let seed: UInt64
  let batchSize: Int
  let architecture: Architecture
  let initialization: Initialization
  let loss: Loss
  let optimizer: Optimizer

  init(from decoder: any Decoder) throws {
    let fields = try Fields(from: decoder)
    seed = fields.seed
    batchSize = fields.batchSize
    architecture = fields.architecture
    initialization = fields.initialization.value
    loss = fields.loss.value
    optimizer = fields.optimizer.value
  }
}

private struct Fields: Decodable {
  let seed: UInt64
  let layers: [Int]
  let batchSize: Int
  let activation: ActivationName
  let normalization: NormalizationFields
  let hiddenBias: Bool
  let initialization: InitializationFields
  let loss: LossName
  let optimizer: OptimizerFields

  var architecture: Architecture {
    Architecture(
      inputCount: layers[0],
      hiddenCounts: Array(layers[1..<layers.count - 1]),
      classCount: layers[layers.count - 1],
      activation: activation.value,
      normalization: normalization.value,
      hiddenBias: hiddenBias
    )
  }
}

private enum ActivationName: String, Decodable {
  case relu, sigmoid, tanh

  var value: Activation {
    switch self {
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    }
  }
}

private enum LossName: String, Decodable {
  case crossEntropy = "cross_entropy"
  case crossEntropyOfSoftmax = "cross_entropy_of_softmax"

  var value: Loss {
    switch self {
    case .crossEntropy: .crossEntropy
    case .crossEntropyOfSoftmax: .crossEntropyOfSoftmax
    }
  }
}

private struct NormalizationFields: Decodable {
  enum Kind: String, Decodable {
    case none, batch, layer
  }

  let kind: Kind
  let momentum: Double?
  let epsilon: Double
  let isAffine: Bool
  let tracksRunningStatistics: Bool

  var value: Normalization {
    switch kind {
    case .none: .none
    case .batch:
      .batch(
        statistics: !tracksRunningStatistics
          ? .none : momentum.map { .exponential(momentum: $0) } ?? .cumulative,
        epsilon: epsilon,
        isAffine: isAffine
      )
    case .layer: .layer(epsilon: epsilon, isAffine: isAffine)
    }
  }
}

private struct InitializationFields: Decodable {
  enum Scheme: String, Decodable {
    case torch, he, xavier, constant, zero
  }

  let scheme: Scheme
  let constant: Double?
  let scale: Double

  var value: Initialization {
    switch scheme {
    case .torch: Initialization(.torch, scale: scale)
    case .he: Initialization(.he, scale: scale)
    case .xavier: Initialization(.xavier, scale: scale)
    case .constant: Initialization(.constant(constant ?? .nan), scale: scale)
    case .zero: Initialization(.zero, scale: scale)
    }
  }
}

private struct OptimizerFields: Decodable {
  enum Name: String, Decodable {
    case sgd, adam, adamw
  }

  let name: Name
  let learningRate: Double
  let momentum: Double
  let isNesterov: Bool
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  let weightDecay: Double

  var value: Optimizer {
    switch name {
    case .sgd:
      .sgd(
        learningRate: learningRate,
        momentum: momentum,
        isNesterov: isNesterov,
        weightDecay: weightDecay
      )
    case .adam:
      .adam(
        learningRate: learningRate,
        beta1: beta1,
        beta2: beta2,
        epsilon: epsilon,
        weightDecay: weightDecay
      )
    case .adamw:
      .adamW(
        learningRate: learningRate,
        beta1: beta1,
        beta2: beta2,
        epsilon: epsilon,
        weightDecay: weightDecay
      )
    }
  }
}
