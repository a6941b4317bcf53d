package import Models

extension NetworkConfiguration {
  /// The options of the batch norm of hidden layers; nil where there is none, and in a network without hidden layers.
  package var batchNorm: BatchNormalization? {
    hiddenLayerCount > 0 ? normalization.batch : nil
  }
}
