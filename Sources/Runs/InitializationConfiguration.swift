/// What the parameters of a network are before training.
public struct InitializationConfiguration: Sendable, Hashable {
  /// How the weights of a linear map are drawn or set.
  public enum Scheme: Sendable, Hashable {
    /// What `nn.Linear` does: weights and biases uniform within ±1/√inputs.
    case torch
    /// `nn.init.kaiming_uniform_(weight, nonlinearity="relu")` (He et al. 2015), biases 0.
    case he
    /// `nn.init.xavier_uniform_(weight)` (Glorot and Bengio 2010), biases 0.
    case xavier
    /// Every weight the same number, biases 0.
    case constant(Double)
    /// Weights and biases 0.
    case zero
  }

  /// The schemes, by their names in files.
  public enum SchemeName: String, Sendable, Hashable, Codable, CaseIterable {
    case torch
    case he
    case xavier
    case constant
    case zero
  }

  /// How the weights are drawn or set.
  public var scheme: Scheme
  /// What the weights are multiplied by afterwards; biases are not.
  public var scale: Double

  /// Creates an initialisation.
  public init(_ scheme: Scheme = .torch, scale: Double = 1) {
    self.scheme = scheme
    self.scale = scale
  }

  /// The name of the scheme in files.
  public var schemeName: SchemeName {
    switch scheme {
    case .torch: .torch
    case .he: .he
    case .xavier: .xavier
    case .constant: .constant
    case .zero: .zero
    }
  }
}

/// JSON has the scheme, the scale and the constant if there is one: `{"scale":1,"scheme":"he"}`.
extension InitializationConfiguration: Codable {
  private enum CodingKeys: CodingKey {
    case scheme
    case value
    case scale
  }

  /// Writes the name of the scheme, the scale, and the constant if there is one.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(schemeName, forKey: .scheme)
    try fields.encode(scale, forKey: .scale)
    switch scheme {
    case .constant(let value): try fields.encode(value, forKey: .value)
    case .torch, .he, .xavier, .zero: break
    }
  }

  /// Reads what ``encode(to:)`` writes; a field that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    scale = try fields.decode(Double.self, forKey: .scale)
    scheme =
      switch try fields.decode(SchemeName.self, forKey: .scheme) {
      case .torch: .torch
      case .he: .he
      case .xavier: .xavier
      case .constant: .constant(try fields.decode(Double.self, forKey: .value))
      case .zero: .zero
      }
  }
}
