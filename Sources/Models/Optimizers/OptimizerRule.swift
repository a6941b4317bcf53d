/// One of the rules that update parameters, with its settings.
public struct OptimizerRule: Sendable {
  /// The rule.
  public var rule: any UpdateRule

  /// The rules, in the order of messages that list them.
  public static let all: [any UpdateRule.Type] = [SGD.self, Adam.self, AdamW.self]
  /// Their names in files.
  public static let names = all.map { $0.name }

  /// A rule.
  public init(_ rule: any UpdateRule) { self.rule = rule }

  /// The rule of a name with PyTorch's settings, nil for a name that none has.
  public init?(name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    rule = known.init()
  }

  /// The name in files.
  public var name: String { rule.name }
  /// The learning rate where nothing is said.
  public var usualLearningRate: Double { type(of: rule).usualLearningRate }
  /// The weight decay where nothing is said.
  public var usualWeightDecay: Double { type(of: rule).usualWeightDecay }
}

extension OptimizerRule: Hashable {
  /// Whether two are the same rule with the same settings.
  public static func == (one: OptimizerRule, other: OptimizerRule) -> Bool {
    one.rule.isEqual(to: other.rule)
  }

  /// Hashes name and settings.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    rule.hash(into: &hasher)
  }
}

/// JSON has the kind and the settings that it has: `{"kind":"sgd","momentum":0.9,"nesterov":false}`.
extension OptimizerRule: Codable {
  /// Writes kind and settings.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: OptionKey.self)
    try fields.encode(name, forKey: "kind")
    try rule.encode(into: &fields)
  }

  /// Reads what ``encode(to:)`` writes; a setting that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: OptionKey.self)
    let name = try fields.decode(String.self, forKey: "kind")
    guard let known = Self.all.first(where: { $0.name == name }) else {
      throw DecodingError.unknown(name, decoder.codingPath)
    }
    rule = try known.init(from: fields)
  }
}
