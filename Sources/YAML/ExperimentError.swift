/// What is wrong with an experiment file, where, and what to do.
public struct ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of fault, which decides the exit status.
  public enum Code: Sendable, Hashable {
    /// The file is not there.
    case missing
    /// The file is there and wrong.
    case invalid
  }

  /// The kind of fault.
  public var code: Code
  /// The file, or the option that the value came from.
  public var file: String
  /// The line and the column, counted from 1, when the fault has a place.
  public var position: Position?
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String

  /// A place in a file, counted from 1.
  public struct Position: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int
    /// The option that the value came from, for a value that is not from the file.
    var option: String?

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Creates an error.
  public init(
    _ code: Code = .invalid,
    file: String,
    at position: Position? = nil,
    _ message: String,
    hint: String
  ) {
    self.code = code
    self.file = position?.option ?? file
    self.position = position?.option == nil ? position : nil
    self.message = Self.withShortWords(message)
    self.hint = hint
  }

  /// A message in which no word of somebody's file is longer than 120 characters.
  private static func withShortWords(_ message: String) -> String {
    guard message.utf8.count > 120 else { return message }
    return message.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.count > 120 ? $0.prefix(119) + "…" : $0 }
      .joined(separator: " ")
  }

  /// `file:line:column: message`.
  public var description: String {
    guard let position else { return "\(file): \(message)" }
    return "\(file):\(position.line):\(position.column): \(message)"
  }
}
