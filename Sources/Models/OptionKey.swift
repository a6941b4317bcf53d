/// The name of an option in JSON, as it is spelled there.
public struct OptionKey: CodingKey, ExpressibleByStringLiteral {
  /// The spelling.
  public let stringValue: String
  /// Nil: options have names.
  public var intValue: Int? { nil }

  /// The option of a name.
  public init(stringValue: String) { self.stringValue = stringValue }
  /// The option of a name.
  public init(stringLiteral name: String) { stringValue = name }
  /// Nil: options have names.
  public init?(intValue: Int) { nil }
}
