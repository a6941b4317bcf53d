/// The reason why a file could not be downloaded.
public struct DownloadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure, from which a command derives its exit status.
  public enum Code: Sendable, Hashable {
    /// An address that is never asked.
    case badAddress
    /// No address gave the file.
    case unavailable
    /// What came has the right size, and is not the file.
    case wrongContent
  }

  /// The kind of failure.
  public let code: Code
  /// Where and what is wrong, with what came and what was expected.
  public let description: String
  /// What to do about it.
  public var hint: String

  init(_ code: Code, _ description: String, hint: String) {
    self.code = code
    self.description = description
    self.hint = hint
  }
}
