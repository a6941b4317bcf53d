public import Models

extension NetworkConfiguration {
  /// Whether a run of the network changes with a factor.
  ///
  /// A network that does not depend on a factor is run once with each seed, and its runs stand at every level: one
  /// without batch norm has no momentum of batch norm, one whose weights start at 0 has no scale of them. Batch norm that
  /// averages over all batches, or keeps no running statistics, has no momentum either. A network without hidden layers
  /// has no dropout, and no width that more layers would have.
  public func depends(on key: Factor.Key) -> Bool {
    let hasHiddenLayers = layers.count > 2
    switch key {
    case .batchSize, .learningRate, .momentum, .weightDecay, .examples, .featureScale: return true
    case .dropout, .hiddenLayers: return hasHiddenLayers
    case .initializationScale: return initialization.scheme != .zero
    case .normalizationMomentum: return hasHiddenLayers && normalization.batch?.momentum != nil
    case .normalizationEpsilon, .ghostBatch: return hasHiddenLayers && normalization.batch != nil
    }
  }
}
