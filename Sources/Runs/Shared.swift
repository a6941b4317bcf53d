/// A value that its copies share until one of them is changed: what many runs have in common is kept once.
///
/// It is read, written, compared and hashed as the value itself.
@propertyWrapper
public struct Shared<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// The value; one that is set is no longer shared with other copies.
  public var wrappedValue: Value {
    get { box.value }
    set { box = Box(newValue) }
  }

  /// Wraps a value.
  public init(wrappedValue: Value) { box = Box(wrappedValue) }

  /// Reads a value.
  public init(from decoder: any Decoder) throws { box = Box(try Value(from: decoder)) }

  /// Writes the value.
  public func encode(to encoder: any Encoder) throws { try box.value.encode(to: encoder) }

  /// Whether two values are equal.
  public static func == (one: Shared, other: Shared) -> Bool {
    one.box === other.box || one.box.value == other.box.value
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { box.value.hash(into: &hasher) }
}
