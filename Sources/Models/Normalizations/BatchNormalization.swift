public import Faults
internal import Notation
public import YAML

/// Batch normalisation (Ioffe and Szegedy 2015, arXiv:1502.03167), in PyTorch's conventions.
///
/// In training, each column of a batch of N rows becomes y = γ(x − μ)/√(σ² + ε) + β with the batch's
/// mean μ and its *biased* variance σ² (divided by N). The running estimates used at inference are
/// updated with the mean and the *unbiased* variance (divided by N − 1), as `torch.nn.BatchNorm1d`
/// does. Keras differs in all three: momentum 0.99 is the weight of the old value, ε is 10⁻³, and
/// the running variance is biased.
public struct BatchNormalization: NormalizationMethod {
  /// What is kept for inference.
  public var statistics: RunningStatistics
  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether the scale γ and the shift β are learnt; without them y is the normalised value itself.
  public var isAffine: Bool
  /// How many rows of a batch share their statistics in training, 2 or more; nil for all.
  ///
  /// Each so many rows in turn are normalised by themselves, a "ghost" batch (Hoffer et al. 2017,
  /// arXiv:1705.08741, algorithm 1); the last ones may be fewer, but a single one joins those before.
  /// The running estimates are moved once a step, by the mean over the ghost batches of their means and
  /// of their unbiased variances, so that the momentum is the weight of a step whatever the size of the
  /// ghost batches. Hoffer et al. move them once per ghost batch, which shortens the memory, counted in
  /// steps, by the number of ghost batches.
  public var ghostBatchSize: Int?
  /// Random shifts and scales of the outputs in training, nil for none.
  public var noise: Noise?

  /// The options with PyTorch's defaults.
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

  /// PyTorch's options.
  public init() { self.init(statistics: .exponential(momentum: 0.1)) }

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

  /// The numbers that a momentum may be.
  public static let momentumLimit = Limit.weight
  /// The sizes that a ghost batch may have: one example alone has no variance.
  public static let ghostBatchSizes = 2...1_000_000

  /// The name in files.
  public static let name = "batch"
  /// The name in text.
  public static var words: String { localized("batch norm") }
  /// What it is.
  public static let meaning =
    "mean and variance of each unit, over the batch in training and over the past in inference"
  /// Why it lacks options that others have.
  public static let restriction = "has options of its own"
  /// The options in YAML.
  public static let optionNames = [
    "epsilon", "affine", "momentum", "running_statistics", "ghost_batch", "noise",
  ]

  /// Whether γ is learnt.
  public var hasScale: Bool { isAffine }
  /// Whether β is learnt.
  public var hasShift: Bool { isAffine }
  /// Whether there are running estimates.
  public var keepsStatistics: Bool { statistics != .none }
  /// One value has no variance.
  public var needsBatch: Bool { true }

  /// Refuses options out of range.
  public func check() throws(Fault) {
    if let momentum {
      try Self.momentumLimit.check(
        momentum,
        "batch norm momentum",
        hint: "PyTorch's default is 0.1: the weight of the new batch."
      )
    }
    try checkEpsilon()
    if let ghostBatchSize, ghostBatchSize < Self.ghostBatchSizes.lowerBound {
      throw Fault(
        .invalid,
        "batch norm's ghost batches are too small (got \(ghostBatchSize), expected at least 2)",
        hint: "The variance of one value is not defined; 16 to 128 are common."
      )
    }
    try noise?.check()
  }
}

// MARK: In words and files

extension BatchNormalization {
  private static let cumulative = "cumulative"

  /// The options in text, such as `momentum 0.01`.
  public var optionWords: [String] {
    var words: [String] = []
    switch statistics {
    case .exponential(let momentum):
      if momentum != 0.1 { words.append(localized("momentum \(Format.setting(momentum))")) }
    case .cumulative: words.append(localized("cumulative averages"))
    case .none: words.append(localized("no running statistics"))
    }
    if epsilon != 1e-5 { words.append("ε = \(Format.setting(epsilon))") }
    if let ghostBatchSize {
      words.append(localized("statistics of \(ghostBatchSize, "# example", "# examples")"))
    }
    if noise != nil { words.append(localized("outputs disturbed")) }
    if !isAffine { words.append(localized("no scale and shift")) }
    return words
  }

  /// The options in YAML, such as `momentum: 0.2`.
  public var yamlOptions: [String] {
    var options: [String] = []
    switch statistics {
    case .exponential(let momentum):
      if momentum != 0.1 { options.append("momentum: \(momentum)") }
    case .cumulative: options.append("momentum: cumulative")
    case .none: options.append("running_statistics: false")
    }
    if epsilon != 1e-5 { options.append("epsilon: \(epsilon)") }
    if !isAffine { options.append("affine: false") }
    if let ghostBatchSize { options.append("ghost_batch: \(ghostBatchSize)") }
    if let noise {
      options.append(
        "noise: { shift: \(noise.shift), scale: \(noise.scale), spread: \(noise.spread) }"
      )
    }
    return options
  }

  /// Reads the options that are there.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      statistics: try RunningStatistics(fields),
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true),
      ghostBatchSize: fields.has("ghost_batch")
        ? try fields.integer("ghost_batch", in: Self.ghostBatchSizes) : nil,
      noise: try Noise(fields)
    )
  }

  /// Writes the options that change a number: without running statistics there is no momentum.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(epsilon, forKey: "epsilon")
    try fields.encode(isAffine, forKey: "affine")
    try fields.encode(statistics != .none, forKey: "running_statistics")
    try fields.encodeIfPresent(ghostBatchSize, forKey: "ghost_batch_size")
    try fields.encodeIfPresent(noise, forKey: "noise")
    switch statistics {
    case .exponential(let momentum): try fields.encode(momentum, forKey: "momentum")
    case .cumulative: try fields.encode(Self.cumulative, forKey: "momentum")
    case .none: break
    }
  }

  /// Reads what ``encode(into:)`` writes.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      statistics: try Self.statistics(fields),
      epsilon: try fields.decode(Double.self, forKey: "epsilon"),
      isAffine: try fields.decode(Bool.self, forKey: "affine"),
      ghostBatchSize: try fields.decodeIfPresent(Int.self, forKey: "ghost_batch_size"),
      noise: try fields.decodeIfPresent(Noise.self, forKey: "noise")
    )
  }

  private static func statistics(
    _ fields: KeyedDecodingContainer<OptionKey>
  ) throws -> RunningStatistics {
    guard try fields.decode(Bool.self, forKey: "running_statistics") else { return .none }
    if let word = try? fields.decode(String.self, forKey: "momentum"), word == cumulative {
      return .cumulative
    }
    return .exponential(momentum: try fields.decode(Double.self, forKey: "momentum"))
  }
}

extension Normalization {
  /// Batch normalisation with the options given, and PyTorch's for the others.
  public static func batch(
    statistics: BatchNormalization.RunningStatistics = .exponential(momentum: 0.1),
    epsilon: Double = 1e-5,
    isAffine: Bool = true,
    ghostBatchSize: Int? = nil,
    noise: BatchNormalization.Noise? = nil
  ) -> Normalization {
    Normalization(
      BatchNormalization(
        statistics: statistics,
        epsilon: epsilon,
        isAffine: isAffine,
        ghostBatchSize: ghostBatchSize,
        noise: noise
      )
    )
  }

  /// The options of a batch normalisation; nil for another, which setting leaves as it is.
  public var batch: BatchNormalization? {
    get { method as? BatchNormalization }
    set {
      if batch != nil, let newValue { self = Normalization(newValue) }
    }
  }
}
