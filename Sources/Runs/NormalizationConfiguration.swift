/// What follows the linear map of a hidden layer: nothing, batch norm or layer norm, with its options.
///
/// The defaults are those of PyTorch's `nn.BatchNorm1d` and `nn.LayerNorm`.
public enum NormalizationConfiguration: Sendable, Hashable {
  /// Nothing.
  case none
  /// Mean and variance of each unit, over the batch in training and over the past in inference.
  case batch(BatchNormConfiguration)
  /// Mean and variance over the units of each example, in training and in inference alike.
  ///
  /// - `epsilon`: Added to the variance before the root.
  /// - `isAffine`: Whether each unit learns a scale and a shift.
  case layer(epsilon: Double = 1e-5, isAffine: Bool = true)

  /// The kinds, by their names in files.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case none
    case batch
    case layer
  }

  /// Which of the three it is.
  public var kind: Kind {
    switch self {
    case .none: .none
    case .batch: .batch
    case .layer: .layer
    }
  }

  /// Whether each unit learns a scale and a shift.
  public var isAffine: Bool {
    switch self {
    case .none: false
    case .batch(let options): options.isAffine
    case .layer(_, let isAffine): isAffine
    }
  }

  /// Batch norm with the options given, and PyTorch's for the others.
  public static func batch(
    statistics: BatchNormConfiguration.RunningStatistics = .exponential(momentum: 0.1),
    epsilon: Double = 1e-5,
    isAffine: Bool = true,
    ghostBatchSize: Int? = nil,
    noise: BatchNormConfiguration.Noise? = nil
  ) -> NormalizationConfiguration {
    .batch(
      BatchNormConfiguration(
        statistics: statistics,
        epsilon: epsilon,
        isAffine: isAffine,
        ghostBatchSize: ghostBatchSize,
        noise: noise
      )
    )
  }
}

/// JSON has the kind and the options that it has: `{"affine":true,"epsilon":1e-05,"kind":"batch","momentum":0.1}`.
extension NormalizationConfiguration: Codable {
  private enum CodingKeys: CodingKey {
    case kind
    case momentum
    case runningStatistics
    case epsilon
    case affine
    case ghostBatchSize
    case noise
  }

  private static let cumulative = "cumulative"

  /// Writes the options that change a number: without running statistics there is no momentum.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .none: break
    case .batch(let options):
      try fields.encode(options.epsilon, forKey: .epsilon)
      try fields.encode(options.isAffine, forKey: .affine)
      try fields.encode(options.statistics != .none, forKey: .runningStatistics)
      try fields.encodeIfPresent(options.ghostBatchSize, forKey: .ghostBatchSize)
      try fields.encodeIfPresent(options.noise, forKey: .noise)
      switch options.statistics {
      case .exponential(let momentum): try fields.encode(momentum, forKey: .momentum)
      case .cumulative: try fields.encode(Self.cumulative, forKey: .momentum)
      case .none: break
      }
    case .layer(let epsilon, let isAffine):
      try fields.encode(epsilon, forKey: .epsilon)
      try fields.encode(isAffine, forKey: .affine)
    }
  }

  /// Reads what ``encode(to:)`` writes; an option that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .none: self = .none
    case .batch:
      self = .batch(
        statistics: try Self.statistics(fields),
        epsilon: try fields.decode(Double.self, forKey: .epsilon),
        isAffine: try fields.decode(Bool.self, forKey: .affine),
        ghostBatchSize: try fields.decodeIfPresent(Int.self, forKey: .ghostBatchSize),
        noise: try fields.decodeIfPresent(BatchNormConfiguration.Noise.self, forKey: .noise)
      )
    case .layer:
      self = .layer(
        epsilon: try fields.decode(Double.self, forKey: .epsilon),
        isAffine: try fields.decode(Bool.self, forKey: .affine)
      )
    }
  }

  private static func statistics(
    _ fields: KeyedDecodingContainer<CodingKeys>
  ) throws -> BatchNormConfiguration.RunningStatistics {
    guard try fields.decode(Bool.self, forKey: .runningStatistics) else { return .none }
    if let word = try? fields.decode(String.self, forKey: .momentum), word == cumulative {
      return .cumulative
    }
    return .exponential(momentum: try fields.decode(Double.self, forKey: .momentum))
  }
}
