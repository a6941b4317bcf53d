/// The text of a template, or of a partial that templates include.
public struct TemplateFile: Sendable, Hashable {
  /// The text with its tags.
  public var text: String
  /// The file that it is from, for messages.
  public var file: String

  /// Creates a text.
  public init(text: String, file: String) {
    self.text = text
    self.file = file
  }
}
