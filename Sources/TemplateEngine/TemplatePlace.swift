public import Faults

/// A place of a template, in the file that it is from.
public struct TemplatePlace: Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// Creates a place.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}

extension Fault {
  /// A fault at a place of a template.
  public init(_ place: TemplatePlace, _ message: String, hint: String?) {
    self.init(
      file: place.file,
      at: Position(line: place.line, column: place.column),
      message,
      hint: hint
    )
    self = coded(.template)
  }
}
