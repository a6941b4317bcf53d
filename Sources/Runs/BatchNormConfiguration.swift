/// The options of a batch norm; the defaults are those of PyTorch's `nn.BatchNorm1d`.
public struct BatchNormConfiguration: Sendable, Hashable {
  /// What batch norm keeps of the batches for inference.
  public enum RunningStatistics: Sendable, Hashable {
    /// An average in which a new batch weighs `momentum`, more than 0 and at most 1.
    case exponential(momentum: Double)
    /// The mean over all batches: the k-th weighs 1/k, `momentum=None` in PyTorch.
    case cumulative
    /// Nothing, `track_running_stats=False` in PyTorch: inference takes the statistics of its own batches.
    case none
  }

  /// Random shifts and scales of the normalised values in training.
  ///
  /// Santurkar et al. 2018, arXiv:1805.11604, section 2.2: every step draws for each unit a mean μ, uniform within ±``shift``, and a scale σ, uniform from 1 to ``scale``; then
  /// for each example m, uniform within μ ± ``spread``, and s, uniform within σ ± ``spread``: y ← s y + m before the
  /// activation. Inference has no noise.
  public struct Noise: Sendable, Hashable, Codable {
    /// The largest shift of a unit, in the unit of the batch norm's outputs; 0 or more.
    public var shift: Double
    /// The largest scale of a unit, 1 or more.
    public var scale: Double
    /// How far an example strays from its unit's shift and scale; 0 or more.
    public var spread: Double

    /// Creates noise.
    public init(shift: Double, scale: Double, spread: Double) {
      self.shift = shift
      self.scale = scale
      self.spread = spread
    }
  }

  /// What is kept for inference.
  public var statistics: RunningStatistics
  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether each unit learns a scale and a shift.
  public var isAffine: Bool
  /// How many examples of a batch share their statistics in training, 2 or more; nil for all.
  ///
  /// "Ghost" batches, Hoffer et al. 2017, arXiv:1705.08741: each so many in turn; the last may be fewer, but a single one
  /// joins those before.
  public var ghostBatchSize: Int?
  /// Random shifts and scales of the outputs in training, nil for none.
  public var noise: Noise?

  /// Creates options.
  public init(
    statistics: RunningStatistics = .exponential(momentum: 0.1),
    epsilon: Double = 1e-5,
    isAffine: Bool = true,
    ghostBatchSize: Int? = nil,
    noise: Noise? = nil
  ) {
    self.statistics = statistics
    self.epsilon = epsilon
    self.isAffine = isAffine
    self.ghostBatchSize = ghostBatchSize
    self.noise = noise
  }
}

extension BatchNormConfiguration {
  /// The weight of a new batch in the running statistics; nil where there is no such number.
  public var momentum: Double? {
    get {
      switch statistics {
      case .exponential(let momentum): momentum
      case .cumulative, .none: nil
      }
    }
    set {
      if let newValue { statistics = .exponential(momentum: newValue) }
    }
  }
}
