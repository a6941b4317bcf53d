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
    // swift-mustache renders a partial that it does not have as nothing; there are none here.
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains("{{>") {
      throw ReportError(
        file: "\(file):\(index + 1):1",
        "the template asks for a partial, and there are none",
        hint: "Write the text where it belongs."
      )
    }
    // Registering again replaces the type by an equal one.
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    do {
      template = try MustacheTemplate(
        string: "{{% CONTENT_TYPE:\(MarkdownContentType.name)}}\n" + text
      )
    } catch let error as MustacheTemplate.ParserError {
      throw ReportError(
        file: "\(file):\(error.context.lineNumber - 1):\(error.context.columnNumber)",
        Self.fault("\(error.error)"),
        hint: "Every `{{#name}}` needs its `{{/name}}`."
      )
    } catch {
      throw ReportError(file: file, "the template is not valid (\(error))", hint: "Check its tags.")
    }
  }

  /// What a fault of swift-mustache means.
  private static func fault(_ name: String) -> String {
    switch name {
    case "sectionCloseNameIncorrect": "a section ends under another name than it began"
    case "expectedSectionEnd": "a section does not end"
    case "unfinishedName", "overflow": "a tag does not end"
    default: "a tag is not valid (\(name))"
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
    return text.first == "\n" ? String(text.dropFirst()) : text
  }
}
