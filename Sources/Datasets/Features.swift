/// The features of examples before they are normalised, one example after the other.
public enum Features: Sendable, Hashable {
  /// Pixels from 0 to 255.
  case bytes([UInt8])
  /// Numbers from 0 to 1 in the examples to train on, column by column; in a test set they can lie outside.
  case numbers([Float])

  /// How many there are, of all examples together.
  public var count: Int {
    switch self {
    case .bytes(let values): values.count
    case .numbers(let values): values.count
    }
  }
}
