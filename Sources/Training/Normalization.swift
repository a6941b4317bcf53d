/// What normalises the values between a hidden layer's matrix product and its activation.
public enum Normalization: Sendable, Hashable {
  /// Nothing: the network is the plain multilayer perceptron.
  case none
  /// Batch normalisation of every hidden layer (Ioffe and Szegedy 2015, arXiv:1502.03167).
  case batch(BatchNormOptions)
  /// Layer normalisation of every hidden layer (Ba, Kiros and Hinton 2016, arXiv:1607.06450).
  case layer(LayerNormOptions)
}
