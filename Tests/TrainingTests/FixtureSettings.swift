import Datasets
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
  /// Of a multilayer perceptron; nil for a network of images, which has the next ones.
  let layers: [Int]?
  let image: [Int]?
  let network: [FixtureLayer]?
  let shortcut: Residual.Shortcut.Name?
  let branchScale: Double?
  let isPreactivated: Bool?
  let batchSize: Int
  let activation: ActivationName
  let normalization: NormalizationFields
  let hiddenBias: Bool
  let initialization: InitializationFields
  let loss: LossName
  let optimizer: OptimizerFields

  var architecture: Architecture {
    guard let layers else { return imageArchitecture }
    return Architecture(
      inputCount: layers[0],
      hiddenCounts: Array(layers[1..<layers.count - 1]),
      classCount: layers[layers.count - 1],
      activation: activation.value,
      normalization: normalization.value,
      hiddenBias: hiddenBias
    )
  }
}

extension Fields {
  private var imageArchitecture: Architecture {
    let (image, network) = (image ?? [], network ?? [])
    let block = Residual(
      0,
      normalization: normalization.value,
      activation: activation.value,
      shortcut: shortcut?.value ?? Residual.Shortcut.none,
      branchScale: branchScale,
      isPreactivated: isPreactivated ?? false,
      hasBias: hiddenBias
    )
    return Architecture(
      input: .image(channels: image[0], height: image[1], width: image[2]),
      layers: network.compactMap { $0.layer(normalization.value, activation.value, block) }
    )
  }
}

extension Residual.Shortcut {
  fileprivate enum Name: String, Decodable {
    case projection, none
    case zeroPadding = "zero_padding"

    var value: Residual.Shortcut {
      switch self {
      case .projection: .projection
      case .zeroPadding: .zeroPadding
      case .none: .none
      }
    }
  }
}

/// A layer of a network of images.
private struct FixtureLayer: Decodable {
  enum Kind: String, Decodable {
    case conv, linear, max, average, mean, block, norm, act
  }

  let kind: Kind
  let count: Int?
  let kernel: Int?
  let stride: Int?
  let padding: Int?
  let bias: Int?
  /// 1 for a block whose shortcut is constructed first.
  let first: Int?

  /// Nil for a normalisation where nothing normalises.
  func layer(
    _ normalization: Normalization,
    _ activation: Activation,
    _ block: Residual
  ) -> (any Layer)? {
    let (count, stride) = (count ?? 0, stride ?? 1)
    switch kind {
    case .conv:
      return Convolution(
        count,
        kernel: kernel ?? 3,
        stride: stride,
        padding: padding,
        hasBias: bias == 1
      )
    case .linear: return Linear(count, hasBias: bias == 1)
    case .max: return Pooling(.max, count, stride: stride)
    case .average: return Pooling(.average, count, stride: stride)
    case .mean: return GlobalMean()
    case .norm: return normalization.method
    case .act: return activation
    case .block:
      var block = block
      (block.outputCount, block.stride) = (count, stride)
      block.order = first == 1 ? .shortcutFirst : .branchFirst
      return block
    }
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
    case none, batch, layer, group, instance
  }

  let kind: Kind
  let momentum: Double?
  let epsilon: Double
  let isAffine: Bool
  let tracksRunningStatistics: Bool
  /// Of a network of images.
  let groups: Int?
  let ghost: Int?
  let over: String?

  var value: Normalization {
    switch kind {
    case .none: .none
    case .batch:
      .batch(
        statistics: !tracksRunningStatistics
          ? .none : momentum.map { .exponential(momentum: $0) } ?? .cumulative,
        epsilon: epsilon,
        isAffine: isAffine,
        ghostBatchSize: ghost
      )
    case .layer:
      Normalization(
        LayerNormalization(
          epsilon: epsilon,
          isAffine: isAffine,
          extent: over.flatMap(LayerNormalization.Extent.init)
        )
      )
    case .group:
      Normalization(GroupNormalization(groups: groups ?? 0, epsilon: epsilon, isAffine: isAffine))
    case .instance: Normalization(InstanceNormalization(epsilon: epsilon, isAffine: isAffine))
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
