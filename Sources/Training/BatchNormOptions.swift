/// The options of a batch normalisation, in PyTorch's conventions.
///
/// In training, each column of a batch of N rows becomes y = γ(x − μ)/√(σ² + ε) + β with the batch's
/// mean μ and its *biased* variance σ² (divided by N). The running estimates used at inference are
/// updated with the mean and the *unbiased* variance (divided by N − 1), as `torch.nn.BatchNorm1d`
/// does. Keras differs in all three: momentum 0.99 is the weight of the old value, ε is 10⁻³, and
/// the running variance is biased.
public struct BatchNormOptions: Sendable, Hashable {
  /// The weight of the new batch in the running estimates: r ← (1 − momentum) r + momentum b.
  ///
  /// Nil is the cumulative average: the k-th batch has the weight 1/k, so that every batch counts alike.
  public let momentum: Double?
  /// The number added to the variance under the square root.
  public let epsilon: Double
  /// Whether the scale γ and the shift β are learnt; without them y is the normalised value itself.
  public let isAffine: Bool
  /// Whether running estimates are kept; without them inference, too, uses the statistics of its batch.
  public let tracksRunningStatistics: Bool

  /// The options with PyTorch's defaults.
  public init(
    momentum: Double? = 0.1,
    epsilon: Double = 1e-5,
    isAffine: Bool = true,
    tracksRunningStatistics: Bool = true
  ) {
    self.momentum = momentum
    self.epsilon = epsilon
    self.isAffine = isAffine
    self.tracksRunningStatistics = tracksRunningStatistics
  }
}
