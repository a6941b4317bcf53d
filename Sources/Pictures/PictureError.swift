/// Why a file is no picture that can be read, or a picture cannot become a file.
public struct PictureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: String, Sendable, Hashable {
    /// The bytes are not those of a PNG file.
    case notPNG
    /// The file ends before its picture does.
    case cutShort
    /// The file is damaged, or breaks the rules of PNG.
    case corrupt
    /// The picture has more pixels than are read.
    case tooLarge
    /// The picture could not be written.
    case notWritten
  }

  /// The kind of failure.
  public let code: Code
  /// What is wrong, in one line.
  public let message: String
  /// What to do about it.
  public let hint: String

  /// Creates an error.
  public init(_ code: Code, _ message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// What is wrong, in one line.
  public var description: String { message }
}
