internal import Foundation

/// Why a file or a folder could not be written.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Sendable, Hashable {
    /// The file or folder cannot be made there.
    case cannotCreate
    /// The system failed to write it: the disk is full or broken.
    case inputOutput
  }

  /// The kind of failure.
  public let code: Code
  /// What could not be written.
  public let path: String
  /// What is wrong, as words that follow the path.
  public let message: String
  /// What to do, where there is something better than what the code says.
  public let hint: String?

  /// Creates an error from the system's error number.
  public init(_ code: Code, path: String, errno: Int32) {
    let reason = String(cString: strerror(errno))
    self.init(
      code,
      path: path,
      code == .cannotCreate ? "cannot be created (\(reason))" : "cannot be written (\(reason))"
    )
  }

  /// Creates an error from the system's error number when something was to be made: a full or broken disk is no fault of the path.
  public init(creating path: String, errno: Int32) {
    switch errno {
    case EIO, ENOSPC, EDQUOT, ENOMEM, EMFILE, ENFILE:
      self.init(.inputOutput, path: path, errno: errno)
    default: self.init(.cannotCreate, path: path, errno: errno)
    }
  }

  /// Creates an error of our own rules.
  public init(_ code: Code, path: String, _ message: String, hint: String? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// One line: the path and what is wrong.
  public var description: String { "\(path): \(message)" }
}
