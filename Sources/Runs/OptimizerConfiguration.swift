/// The rule that updates the parameters, with the settings that only it has.
public enum OptimizerConfiguration: Sendable, Hashable {
  /// Stochastic gradient descent, as `torch.optim.SGD`.
  ///
  /// - `momentum`: The share of the last update that is kept, from 0 to below 1.
  /// - `isNesterov`: Whether the gradient is taken ahead of the step; needs a momentum above 0.
  case sgd(momentum: Double, isNesterov: Bool = false)
  /// Adam (Kingma and Ba 2014) with its usual 0.9, 0.999 and 1e-8; weight decay joins the gradient.
  case adam
  /// Adam with weight decay apart from the gradient (Loshchilov and Hutter 2017).
  case adamW

  /// The rules, by their names in files.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case sgd
    case adam
    case adamW = "adamw"
  }

  /// Which of the three it is.
  public var kind: Kind {
    switch self {
    case .sgd: .sgd
    case .adam: .adam
    case .adamW: .adamW
    }
  }
}

/// JSON has the kind and the settings that it has: `{"kind":"sgd","momentum":0.9,"nesterov":false}`.
extension OptimizerConfiguration: Codable {
  private enum CodingKeys: CodingKey {
    case kind
    case momentum
    case nesterov
  }

  /// Writes the settings that change a number: Adam has no momentum of this kind.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .sgd(let momentum, let isNesterov):
      try fields.encode(momentum, forKey: .momentum)
      try fields.encode(isNesterov, forKey: .nesterov)
    case .adam, .adamW: break
    }
  }

  /// Reads what ``encode(to:)`` writes; a setting that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self =
      switch try fields.decode(Kind.self, forKey: .kind) {
      case .sgd:
        .sgd(
          momentum: try fields.decode(Double.self, forKey: .momentum),
          isNesterov: try fields.decode(Bool.self, forKey: .nesterov)
        )
      case .adam: .adam
      case .adamW: .adamW
      }
  }
}
