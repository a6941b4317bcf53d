public import Experiments
public import Faults
public import TemplateEngine

/// The text of a report before its values are filled in, and the report's look.
public struct ReportTemplate: Sendable, Hashable {
  /// The text: a template that makes Markdown.
  public var source: TemplateFile
  /// The texts that `{{> NAME}}` stands for, by name.
  public var partials: [String: TemplateFile]
  /// The pictures beside the template that its text names (``picturePaths``), by their paths, or why they cannot be
  /// shown.
  public var pictures: [String: Result<TemplatePicture, Fault>] = [:]
  /// The look of the report.
  public var style: ReportStyle
  /// The file that it is from, for messages.
  public var file: String { source.file }

  /// Creates a template.
  public init(
    text: String,
    file: String,
    partials: [String: TemplateFile] = [:],
    style: ReportStyle = ReportStyle()
  ) {
    source = TemplateFile(text: text, file: file)
    self.partials = partials
    self.style = style
  }

  /// Parses the template and throws the result away, so that its faults show before any work.
  ///
  /// - Throws: ``Faults`` with all that is wrong with tags, sections and partials.
  public func check() throws(Faults) {
    _ = try tree()
  }

  /// A template of the program's own.
  ///
  /// - Precondition: `Templates/NAME/template.md` is embedded.
  public static func builtIn(_ name: String) -> ReportTemplate {
    let path = "\(name)/template.md"
    return ReportTemplate(text: BuiltInFiles.text(of: path), file: path)
  }
}
