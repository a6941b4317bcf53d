/// The options of a layer normalisation, as `torch.nn.LayerNorm` has them.
///
/// Each row x of a batch becomes y = γ(x − μ)/√(σ² + ε) + β with the mean μ and the biased variance
/// σ² of the row itself: an example does not depend on the others, in training as in inference.
public struct LayerNormOptions: Sendable, Hashable {
  /// The number added to the variance under the square root.
  public let epsilon: Double
  /// Whether the scale γ and the shift β are learnt; without them y is the normalised value itself.
  public let isAffine: Bool

  /// The options with PyTorch's defaults.
  public init(epsilon: Double = 1e-5, isAffine: Bool = true) {
    self.epsilon = epsilon
    self.isAffine = isAffine
  }
}
