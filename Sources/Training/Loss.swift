/// What the network is trained to make small.
public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
  /// The cross-entropy of the softmax of the logits: −log softmax(z)_y, `nn.CrossEntropyLoss` on logits.
  case crossEntropy
  /// A mistake, kept to measure what it costs: the softmax applied twice, −log softmax(softmax(z))_y.
  ///
  /// It is what `nn.CrossEntropyLoss` computes on the outputs of a `Softmax` layer, as the
  /// assignment's notebook does. With 10 classes it stays between ln(1 + 9/e) = 1.461 and
  /// ln(e + 9) = 2.461, and its gradient vanishes where the network is sure, right or wrong.
  case crossEntropyOfSoftmax
}
