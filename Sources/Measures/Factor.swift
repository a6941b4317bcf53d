/// A setting of networks, of training or of the data that a study varies, with its values.
public struct Factor: Sendable, Hashable {
  /// The setting.
  public var key: FactorDefinition
  /// Its values, in the order of the file.
  public var values: [Double]

  /// Creates a factor.
  public init(key: FactorDefinition, values: [Double]) {
    self.key = key
    self.values = values
  }

  /// The levels, in the order of the file.
  public var levels: [FactorLevel] { values.map { FactorLevel(key: key, value: $0) } }
}
