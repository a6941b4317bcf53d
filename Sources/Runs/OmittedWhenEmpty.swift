/// A list that is written only where it has something, and is empty where nothing is written.
///
/// What is measured by few runs was added later: the runs without it keep their names and the bytes of their records.
@propertyWrapper
public struct OmittedWhenEmpty<Element: Sendable & Hashable & Codable>: Sendable, Hashable, Codable
{
  /// The list.
  public var wrappedValue: [Element]

  /// Wraps a list.
  public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }

  /// Reads a list.
  public init(from decoder: any Decoder) throws {
    wrappedValue = try [Element](from: decoder)
  }

  /// Writes the list.
  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

// What the compiler writes for a `Codable` type calls these in place of the general ones.

extension KeyedEncodingContainer {
  mutating func encode<Element>(_ list: OmittedWhenEmpty<Element>, forKey key: Key) throws {
    if !list.wrappedValue.isEmpty { try encode(list.wrappedValue, forKey: key) }
  }
}

extension KeyedDecodingContainer {
  func decode<Element>(
    _: OmittedWhenEmpty<Element>.Type,
    forKey key: Key
  ) throws -> OmittedWhenEmpty<Element> {
    OmittedWhenEmpty(wrappedValue: try decodeIfPresent([Element].self, forKey: key) ?? [])
  }
}
