/// The name of a run in the store: 64 hexadecimal digits.
public struct RunID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The digits.
  public let description: String

  init(_ digits: String) {
    description = digits
  }

  /// The order of the digits.
  public static func < (left: RunID, right: RunID) -> Bool { left.description < right.description }
}
