/// The reason why a data set could not be read.
public struct DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure, from which a command derives its exit status.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A name that is neither a known data set nor a folder.
    case unknown
    /// A file or folder that is not there.
    case missing
    /// A file whose content is not what its format promises.
    case malformed
    /// A file that the system would not read.
    case unreadable
  }

  /// The kind of failure.
  public let code: Code
  /// The file or folder that the failure is about; nil when there is none.
  public let file: String?
  /// What is wrong, with the value that was found and the one that was expected.
  public let message: String
  /// What to do about it; may have several lines.
  public let hint: String

  init(_ code: Code, file: String?, _ message: String, hint: String) {
    self.code = code
    self.file = file
    self.message = message
    self.hint = hint
  }

  /// The file and the message, without the hint.
  public var description: String { file.map { "\($0): \(message)" } ?? message }
}
