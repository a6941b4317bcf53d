/// What is wrong with a Markdown text, where, and what to do about it.
public struct MarkupError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// Creates an error at a place of the text.
  public init(line: Int, column: Int, message: String, hint: String) {
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// The place and the message, in the form `line:column: message`; whoever knows the file's name writes it before.
  public var description: String { "\(line):\(column): \(message)" }
}
