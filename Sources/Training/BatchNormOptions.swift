/// The two numbers of a batch normalisation, in PyTorch's conventions.
///
/// In training, each column of a batch of N rows becomes y = γ(x − μ)/√(σ² + ε) + β with the batch's
/// mean μ and its *biased* variance σ² (divided by N). The running estimates used at inference are
/// updated with the mean and the *unbiased* variance (divided by N − 1), as `torch.nn.BatchNorm1d`
/// does. Keras differs in all three: momentum 0.99 is the weight of the old value, ε is 10⁻³, and
/// the running variance is biased.
public struct BatchNormOptions: Sendable, Hashable {
  /// The weight of the new batch in the running estimates: r ← (1 − momentum) r + momentum b.
  public let momentum: Double
  /// The number added to the variance under the square root.
  public let epsilon: Double

  /// The options with PyTorch's defaults.
  public init(momentum: Double = 0.1, epsilon: Double = 1e-5) {
    self.momentum = momentum
    self.epsilon = epsilon
  }
}
