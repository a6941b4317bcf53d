/// The reason why a network cannot be built or trained.
public struct TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The part of the request that is refused.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A size of the network or an option of its normalisation.
    case architecture
    /// A number of the optimiser.
    case optimizer
    /// A number of the initialisation.
    case initialization
    /// A batch size that does not fit the examples.
    case batchSize
    /// Examples that do not fit the network.
    case examples
    /// A batch of one example, whose variance is not defined, under batch normalisation.
    case batchOfOne
  }

  /// The part of the request that is refused.
  public let code: Code
  /// What is wrong, with the value that was given and the one that was expected.
  public let message: String
  /// What to do about it.
  public let hint: String

  /// Creates an error.
  public init(_ code: Code, _ message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The message alone; the hint is a line of its own.
  public var description: String { message }
}
