/// The non-linear function after a hidden layer.
public enum Activation: String, Sendable, Hashable, Codable, CaseIterable {
  /// max(x, 0); its derivative at 0 is 0, as in PyTorch.
  case relu
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
}
