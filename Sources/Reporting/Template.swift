internal import Faults
internal import Mustache

/// A Mustache template of Markdown.
struct Template {
  private let template: MustacheTemplate
  private let text: TemplateText

  /// Parses a template.
  ///
  /// - Throws: ``Fault`` with file, line and column of the first fault.
  init(parsing source: ReportTemplate) throws(Fault) {
    text = try TemplateText(source)
    if let fault = text.faults.first { throw fault }
    // Registering again replaces the type by an equal one.
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    do {
      template = try MustacheTemplate(
        string: "{{% CONTENT_TYPE:\(MarkdownContentType.name)}}\n" + text.source.text
      )
    } catch let error as MustacheTemplate.ParserError {
      throw text.error(
        line: error.context.lineNumber - 1,
        column: error.context.columnNumber,
        Self.fault("\(error.error)"),
        hint: "Every `{{#name}}` needs its `{{/name}}`."
      )
    } catch {
      throw Fault(
        file: source.file,
        "the template is not valid (\(error))",
        hint: "Check its tags."
      )
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
  /// - Throws: ``Fault`` that lists every name that the values do not have.
  func render(_ values: [String: TemplateValue]) throws(Fault) -> String {
    if let fault = text.lengthFault(with: .group(values)) { throw fault }
    let misses = TemplateMisses()
    misses.rootNames = Set(values.keys)
    let text = template.render(TemplateValue.group(values).mustache(path: "", misses: misses))
    guard misses.byteCount <= TemplateText.maximumFilledByteCount else {
      throw self.text.error(
        line: 1,
        column: 1,
        "the values make too much text (got more than \(TemplateText.maximumFilledByteCount) bytes)",
        hint: "Show each table once."
      )
    }
    guard misses.sorted.isEmpty else {
      let missing = self.text.missingNames(in: .group(values))
      guard var first = missing.first else {
        preconditionFailure("A name that was missed is one that the values do not have.")
      }
      if missing.count > 1 {
        first.message += " (and \(missing.count - 1) more; `bnreport template check` lists all)"
      }
      throw first
    }
    return text.first == "\n" ? String(text.dropFirst()) : text
  }
}
