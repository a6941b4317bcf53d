public import Experiments
public import Faults

/// The text of a report before its values are filled in, and the report's look.
public struct ReportTemplate: Sendable, Hashable {
  /// A text that others include by its name.
  public struct Partial: Sendable, Hashable {
    /// Mustache that makes Markdown.
    public var text: String
    /// The file that it is from, for messages.
    public var file: String

    /// Creates a partial.
    public init(text: String, file: String) {
      self.text = text
      self.file = file
    }
  }

  /// Mustache that makes Markdown.
  public var text: String
  /// The file that it is from, for messages.
  public var file: String
  /// The texts that `{{> NAME}}` stands for, by name.
  public var partials: [String: Partial]
  /// The look of the report.
  public var style: ReportStyle

  /// Creates a template.
  public init(
    text: String,
    file: String,
    partials: [String: Partial] = [:],
    style: ReportStyle = ReportStyle()
  ) {
    self.text = text
    self.file = file
    self.partials = partials
    self.style = style
  }

  /// Parses the template and throws the result away, so that its faults show before any work.
  ///
  /// - Throws: ``Fault`` with the line and column of a fault.
  public func check() throws(Fault) {
    _ = try Template(parsing: self)
  }

  /// A template of the program's own.
  ///
  /// - Precondition: `Templates/NAME/template.md` is embedded.
  public static func builtIn(_ name: String) -> ReportTemplate {
    let path = "\(name)/template.md"
    return ReportTemplate(text: BuiltInFiles.text(of: path), file: path)
  }
}
