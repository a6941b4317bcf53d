package import Figures

extension ReportTemplate {
  /// The text with its names replaced by values.
  ///
  /// - Throws: ``ReportError`` with the first fault of the template, or every name that the values do not have.
  package func filled(with values: [String: TemplateValue]) throws(ReportError) -> String {
    try Template(parsing: self).render(values)
  }

  /// All that is wrong with the template, for these values.
  ///
  /// - Throws: ``ReportError`` when the partials cannot be put in place.
  package func faults(with values: [String: TemplateValue]) throws(ReportError) -> [ReportError] {
    let text = try TemplateText(self)
    return text.faults.isEmpty ? text.faults(with: .group(values)) : text.faults
  }
}
