package import Figures
package import TemplateEngine

extension ReportTemplate {
  /// The text with its names replaced by values.
  ///
  /// - Throws: ``ReportError`` with the first fault of the template, or the first name that the values do not have.
  package func filled(with values: [String: TemplateValue]) throws(ReportError) -> String {
    try parsed().markdown(with: values)
  }

  /// The tree of the text.
  ///
  /// - Throws: ``ReportError`` with the first fault of tags, sections and partials.
  func parsed() throws(ReportError) -> Template {
    do {
      return try template()
    } catch {
      throw ReportError(error.all[0])
    }
  }

  /// A partial is made of whole lines, so that it begins and ends where Markdown's blocks do.
  func template() throws(TemplateFaults) -> Template {
    try Template(
      source,
      partials: partials.mapValues { partial in
        let isWhole = partial.text.isEmpty || partial.text.utf8.last == UInt8(ascii: "\n")
        return isWhole ? partial : TemplateFile(text: partial.text + "\n", file: partial.file)
      },
      allowsInlinePartials: false
    )
  }
}

extension Template {
  /// The text with its values: Markdown in which no value's text is taken for a mark.
  ///
  /// - Throws: ``ReportError`` with the first name that the values do not have.
  func markdown(with values: [String: TemplateValue]) throws(ReportError) -> String {
    do {
      return try filled(with: values, escaping: MarkdownText.escape)
    } catch {
      throw ReportError(firstOf: error.all.map(ReportError.init))
    }
  }
}

extension ReportError {
  /// The error for a fault of a template.
  init(_ fault: TemplateFault) {
    self.init(file: "\(fault.place)", fault.message, hint: fault.hint)
  }

  /// The first of several faults of a template, which says how many follow.
  package init(firstOf faults: [ReportError]) {
    self = faults[0]
    guard faults.count > 1 else { return }
    message += " (and \(faults.count - 1) more; `bnreport template check` lists all)"
  }
}
