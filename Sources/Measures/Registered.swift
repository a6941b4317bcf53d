/// A definition of a registry, known by its name in files: two of one name are one.
public protocol Registered: RawRepresentable, CaseIterable, Hashable, Sendable,
  CustomStringConvertible
where RawValue == String {}

extension Registered {
  /// The definition of a name in files; nil for a name that the registry does not have.
  public init?(rawValue: String) {
    guard let definition = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = definition
  }

  /// Whether two definitions have one name.
  public static func == (one: Self, other: Self) -> Bool { one.rawValue == other.rawValue }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// The name.
  public var description: String { rawValue }
}
