/// The options of a batch normalisation, in PyTorch's conventions.
///
/// In training, each column of a batch of N rows becomes y = γ(x − μ)/√(σ² + ε) + β with the batch's
/// mean μ and its *biased* variance σ² (divided by N). The running estimates used at inference are
/// updated with the mean and the *unbiased* variance (divided by N − 1), as `torch.nn.BatchNorm1d`
/// does. Keras differs in all three: momentum 0.99 is the weight of the old value, ε is 10⁻³, and
/// the running variance is biased.
public struct BatchNormOptions: Sendable, Hashable {
  /// Random shifts and scales of the outputs in training.
  ///
  /// Santurkar et al. 2018, arXiv:1805.11604, section 2.2. Every step draws for each unit a mean μ, uniform within ±``shift``, and a scale σ, uniform from 1
  /// to ``scale``; then for each example m, uniform within μ ± ``spread``, and s, uniform within
  /// σ ± ``spread``: what the activation gets is s y + m. The numbers depend on seed, layer and step
  /// alone, and are drawn apart from those of dropout.
  public struct Noise: Sendable, Hashable {
    /// The largest shift of a unit, 0 or more.
    public let shift: Double
    /// The largest scale of a unit, 1 or more.
    public let scale: Double
    /// How far an example strays from its unit's shift and scale, 0 or more.
    public let spread: Double

    /// The noise with these bounds.
    public init(shift: Double, scale: Double, spread: Double) {
      self.shift = shift
      self.scale = scale
      self.spread = spread
    }
  }

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
  /// How many rows of a batch share their statistics in training, 2 or more; nil for all.
  ///
  /// Each so many rows in turn are normalised by themselves, a "ghost" batch (Hoffer et al. 2017,
  /// arXiv:1705.08741, algorithm 1); the last ones may be fewer, but a single one joins those before.
  /// The running estimates are moved once a step, by the mean over the ghost batches of their means and
  /// of their unbiased variances, so that ``momentum`` is the weight of a step whatever the size of the
  /// ghost batches. Hoffer et al. move them once per ghost batch, which shortens the memory, counted in
  /// steps, by the number of ghost batches.
  public let ghostBatchSize: Int?
  /// Random shifts and scales of the outputs in training, nil for none.
  public let noise: Noise?

  /// The options with PyTorch's defaults.
  public init(
    momentum: Double? = 0.1,
    epsilon: Double = 1e-5,
    isAffine: Bool = true,
    tracksRunningStatistics: Bool = true,
    ghostBatchSize: Int? = nil,
    noise: Noise? = nil
  ) {
    self.momentum = momentum
    self.epsilon = epsilon
    self.isAffine = isAffine
    self.tracksRunningStatistics = tracksRunningStatistics
    self.ghostBatchSize = ghostBatchSize
    self.noise = noise
  }
}
