package import Models

extension NetworkConfiguration {
  /// How many hidden layers there are.
  package var hiddenLayerCount: Int { max(layers.count - 2, 0) }

  /// The options of the batch norm of hidden layers; nil where there is none, and in a network without hidden layers.
  package var batchNorm: BatchNormalization? {
    hiddenLayerCount > 0 ? normalization.batch : nil
  }
}
