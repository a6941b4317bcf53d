package import Faults

extension ReportTemplate {
  /// The text with its names replaced by values.
  ///
  /// - Throws: ``Fault`` with the first fault of the template, or every name that the values do not have.
  package func filled(with values: [String: TemplateValue]) throws(Fault) -> String {
    try Template(parsing: self).render(values)
  }

  /// All that is wrong with the template, for these values.
  ///
  /// - Throws: ``Fault`` when the partials cannot be put in place.
  package func faults(with values: [String: TemplateValue]) throws(Fault) -> [Fault] {
    let text = try TemplateText(self)
    return text.faults.isEmpty ? text.faults(with: .group(values)) : text.faults
  }
}
