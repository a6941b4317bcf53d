/// Why a report could not be made.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file at fault.
  public var file: String
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String

  /// Creates an error.
  public init(file: String, _ message: String, hint: String) {
    self.file = file
    self.message = message
    self.hint = hint
  }

  /// `file: message`.
  public var description: String { "\(file): \(message)" }
}
