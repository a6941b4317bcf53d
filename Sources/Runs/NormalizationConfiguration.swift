/// What follows the linear map of a hidden layer: nothing, batch norm or layer norm, with its options.
///
/// The defaults are those of PyTorch's `nn.BatchNorm1d` and `nn.LayerNorm`.
public enum NormalizationConfiguration: Sendable, Hashable {
  /// Nothing.
  case none
  /// Mean and variance of each unit, over the batch in training and over the past in inference.
  ///
  /// - `epsilon`: Added to the variance before the root.
  /// - `isAffine`: Whether each unit learns a scale and a shift.
  case batch(
    statistics: RunningStatistics = .exponential(momentum: 0.1),
    epsilon: Double = 1e-5,
    isAffine: Bool = true
  )
  /// Mean and variance over the units of each example, in training and in inference alike.
  ///
  /// - `epsilon`: Added to the variance before the root.
  /// - `isAffine`: Whether each unit learns a scale and a shift.
  case layer(epsilon: Double = 1e-5, isAffine: Bool = true)

  /// What batch norm keeps of the batches for inference.
  public enum RunningStatistics: Sendable, Hashable {
    /// An average in which a new batch weighs `momentum`, more than 0 and at most 1.
    case exponential(momentum: Double)
    /// The mean over all batches: the k-th weighs 1/k, `momentum=None` in PyTorch.
    case cumulative
    /// Nothing, `track_running_stats=False` in PyTorch: inference takes the statistics of its own batches.
    case none
  }

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
    case .batch(_, _, let isAffine), .layer(_, let isAffine): isAffine
    }
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
  }

  private static let cumulative = "cumulative"

  /// Writes the options that change a number: without running statistics there is no momentum.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .none: break
    case .batch(let statistics, let epsilon, let isAffine):
      try fields.encode(epsilon, forKey: .epsilon)
      try fields.encode(isAffine, forKey: .affine)
      try fields.encode(statistics != .none, forKey: .runningStatistics)
      switch statistics {
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
        isAffine: try fields.decode(Bool.self, forKey: .affine)
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
  ) throws -> RunningStatistics {
    guard try fields.decode(Bool.self, forKey: .runningStatistics) else { return .none }
    if let word = try? fields.decode(String.self, forKey: .momentum), word == cumulative {
      return .cumulative
    }
    return .exponential(momentum: try fields.decode(Double.self, forKey: .momentum))
  }
}
