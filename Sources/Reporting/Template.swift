internal import Mustache

/// A Mustache template of Markdown.
struct Template {
  private let template: MustacheTemplate
  private let file: String

  /// Parses a template.
  ///
  /// - Throws: ``ReportError`` with the line and column of a fault.
  init(parsing text: String, file: String) throws(ReportError) {
    self.file = file
    // Registering again replaces the type by an equal one.
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    do {
      template = try MustacheTemplate(
        string: "{{% CONTENT_TYPE:\(MarkdownContentType.name)}}" + text
      )
    } catch let error as MustacheTemplate.ParserError {
      throw ReportError(
        file: file,
        "\(error.context.lineNumber):\(error.context.columnNumber): the template is not valid "
          + "(\(error.error))",
        hint: "Every `{{#name}}` needs its `{{/name}}`."
      )
    } catch {
      throw ReportError(file: file, "the template is not valid (\(error))", hint: "Check its tags.")
    }
  }

  /// The template with its names replaced by values.
  ///
  /// - Throws: ``ReportError`` that lists every name that the values do not have.
  func render(_ values: [String: TemplateValue]) throws(ReportError) -> String {
    let misses = TemplateMisses()
    misses.rootNames = Set(values.keys)
    let text = template.render(TemplateValue.group(values).mustache(path: "", misses: misses))
    guard misses.sorted.isEmpty else {
      throw ReportError(
        file: file,
        "the template asks for what the experiment does not have: "
          + misses.sorted.prefix(20).joined(separator: ", "),
        hint: "Correct the names, or add the studies and claims that they are of."
      )
    }
    return text
  }
}
