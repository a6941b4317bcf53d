package import Runs

extension NetworkConfiguration {
  /// How many hidden layers there are.
  package var hiddenLayerCount: Int { max(layers.count - 2, 0) }

  /// The options of the batch norm of hidden layers; nil where there is none, and in a network without hidden layers.
  package var batchNorm: BatchNormConfiguration? {
    guard hiddenLayerCount > 0, case .batch(let options) = normalization else { return nil }
    return options
  }

  /// Changes the options of batch norm, where there is one.
  mutating func changeBatchNorm(_ change: (inout BatchNormConfiguration) -> Void) {
    guard case .batch(var options) = normalization else { return }
    change(&options)
    normalization = .batch(options)
  }
}
