package import Faults
package import TemplateEngine

extension ReportTemplate {
  /// The text with its names replaced by values.
  ///
  /// - Throws: ``Fault`` with the first fault of the template, or the first name that the values do not have.
  package func filled(with values: [String: TemplateValue]) throws(Fault) -> String {
    try parsed().markdown(with: values)
  }

  /// The tree of the text.
  ///
  /// - Throws: ``Fault`` with the first fault of tags, sections and partials.
  func parsed() throws(Fault) -> Template {
    do {
      return try tree()
    } catch {
      throw error.first
    }
  }

  /// The tree of the text; a partial is made of whole lines, so that it begins and ends where Markdown's blocks do.
  ///
  /// - Throws: ``Faults`` with all faults of tags, sections and partials.
  func tree() throws(Faults) -> Template {
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
  /// - Throws: ``Fault`` with the first name that the values do not have.
  func markdown(with values: [String: TemplateValue]) throws(Fault) -> String {
    do {
      return try filled(with: values, escaping: MarkdownText.escape)
    } catch {
      throw error.first
    }
  }
}

extension Faults {
  /// The first fault of a template, which says how many follow.
  fileprivate var first: Fault {
    var first = all[0]
    if all.count > 1 {
      first.message += " (and \(all.count - 1) more; `bnreport template check` lists all)"
    }
    return first
  }
}
