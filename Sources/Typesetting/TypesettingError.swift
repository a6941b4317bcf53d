internal import CairoDrawing

/// Why a document could not be set on pages.
public struct TypesettingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in one line.
  public let message: String
  /// What to do about it.
  public let hint: String

  /// Creates an error.
  public init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }

  /// What is wrong, in one line.
  public var description: String { message }

  init(_ error: CairoError) {
    self.init(error.message, hint: error.hint)
  }
}
