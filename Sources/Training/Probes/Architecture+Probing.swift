internal import Models

extension Architecture {
  /// Whether any layer is normalised.
  var isNormalized: Bool { hiddenBlocks.contains { $0.normalization != .none } }

  /// The same network without dropout and without noise.
  var withoutChance: Architecture {
    changing { layer in
      if layer is Dropout || layer is ChannelDropout { return nil }
      guard var method = layer as? BatchNormalization else { return layer }
      method.noise = nil
      return method
    }
  }

  /// The same network with another ε.
  func with(epsilon: Double) -> Architecture {
    changing { layer in
      guard var method = layer as? any NormalizationMethod else { return layer }
      method.epsilon = epsilon
      return method
    }
  }

  /// The same network with running estimates that are the mean over all batches.
  var withCumulativeStatistics: Architecture {
    changing { layer in
      guard var method = layer as? BatchNormalization else { return layer }
      method.statistics = .cumulative
      return method
    }
  }

  /// The network with each layer changed, also the normalisations within residual blocks; nil leaves a layer out.
  private func changing(_ change: (any Layer) -> (any Layer)?) -> Architecture {
    Architecture(
      input: input,
      layers: layers.compactMap { layer in
        guard var block = layer as? Residual, let method = block.normalization.method else {
          return change(layer)
        }
        block.normalization = Normalization(change(method) as? any NormalizationMethod)
        return block
      }
    )
  }

  /// The plain network that computes the same in inference when its batch norms are folded into the linear maps and
  /// convolutions before them, each of which has a bias; nil for one that cannot be.
  var folded: Architecture? {
    let normalized = hiddenBlocks.filter { $0.normalization != .none }
    guard !normalized.isEmpty, !layers.contains(where: { $0 is Residual }),
      normalized.allSatisfy({ block in
        block.map.weights(of: block.input) != nil
          && (block.normalization.batch?.keepsStatistics ?? false)
      })
    else { return nil }
    return Architecture(
      input: input,
      layers: layers.compactMap { layer in
        switch layer {
        case is any NormalizationMethod, is Dropout, is ChannelDropout: nil
        case let linear as Linear: Linear(linear.outputCount)
        case let convolution as Convolution:
          Convolution(
            convolution.outputCount,
            kernel: convolution.kernel,
            stride: convolution.stride,
            padding: convolution.padding
          )
        default: layer
        }
      }
    )
  }
}
