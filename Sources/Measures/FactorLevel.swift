package import Models
internal import Notation
internal import Runs

/// One value of a factor.
public struct FactorLevel: Sendable, Hashable {
  /// The setting.
  public var key: FactorDefinition
  /// Its value; a whole number for a setting that counts.
  public var value: Double

  /// Creates a level.
  public init(key: FactorDefinition, value: Double) {
    self.key = key
    self.value = value
  }

  /// The value as it is written in files: `64`, `0.01`.
  public var text: String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// The value as it is written in sentences: `64`, `0.01` with the decimal separator of the language, and `1,000` of what
  /// is counted, as in ``phrase``.
  package var number: String {
    key.nouns == nil ? Format.setting(value) : Format.count(Int(value))
  }

  /// The level in the middle of a sentence: `learning rate 0.3`, `10 hidden layers`.
  public var phrase: String {
    key.nouns?(Int(value)).text ?? localized("\(key.words) \(number)")
  }

  /// Sets the value, where the network depends on it: the other runs keep the name that they have without it.
  package func apply(to conditions: inout RunConditions) {
    guard key.isSetting(of: conditions.network, trainedAs: conditions.training) else { return }
    switch key.change {
    case .network(let set): set(&conditions.network, value)
    case .training(let set): set(&conditions.training, value)
    case .data(let set): set(&conditions.data, value)
    }
  }

  /// A network as it is built at the level.
  package func applied(to network: NetworkConfiguration) -> NetworkConfiguration {
    guard key.isSetting(of: network), case .network(let set) = key.change else { return network }
    var other = network
    set(&other, value)
    return other
  }
}
