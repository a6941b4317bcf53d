internal import Models

extension Architecture {
  /// Whether any layer is normalised.
  var isNormalized: Bool { hiddenBlocks.contains { $0.normalization != .none } }

  /// The same network without dropout and without noise.
  var withoutChance: Architecture {
    Architecture(
      input: input,
      layers: layers.compactMap { layer in
        if layer is Dropout { return nil }
        guard var method = layer as? BatchNormalization else { return layer }
        method.noise = nil
        return method
      }
    )
  }

  /// The same network with another ε.
  func with(epsilon: Double) -> Architecture {
    Architecture(
      input: input,
      layers: layers.map { layer in
        guard var method = layer as? any NormalizationMethod else { return layer }
        method.epsilon = epsilon
        return method
      }
    )
  }

  /// The same network with running estimates that are the mean over all batches.
  var withCumulativeStatistics: Architecture {
    Architecture(
      input: input,
      layers: layers.map { layer in
        guard var method = layer as? BatchNormalization else { return layer }
        method.statistics = .cumulative
        return method
      }
    )
  }

  /// The plain network that computes the same in inference when its batch norms are folded into the linear maps before
  /// them, each of which has a bias; nil for one that cannot be.
  var folded: Architecture? {
    let methods = hiddenBlocks.compactMap(\.normalization.method)
    guard !methods.isEmpty, methods.allSatisfy({ $0 is BatchNormalization && $0.keepsStatistics })
    else { return nil }
    return Architecture(
      input: input,
      layers: layers.compactMap { layer in
        if layer is any NormalizationMethod || layer is Dropout { return nil }
        return (layer as? Linear).map { Linear($0.outputCount) } ?? layer
      }
    )
  }
}
