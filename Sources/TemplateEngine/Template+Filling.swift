public import Faults

extension Template {
  /// The text with its values.
  ///
  /// - Parameters:
  ///   - values: The values, by name.
  ///   - escape: What makes characters of a `{{value}}` harmless; `{{{value}}}` stands as it is.
  /// - Returns: The text.
  /// - Throws: All names in any section that have no value, if one that stands has none; or the budget that is spent.
  public func filled(
    with values: [String: TemplateValue],
    escaping escape: @escaping (String) -> String
  ) throws(Faults) -> String {
    let filler = TemplateFiller(self, with: values, sections: .chosen, escaping: escape)
    if let faults = Faults(filler.faults) {
      if !filler.isTooLong { _ = try shown(with: values, escaping: escape) }
      throw faults
    }
    return filler.lines.map(\.text).joined(separator: "\n")
  }

  /// The lines of the text with all of its sections, whatever the values say, to check what can stand in it.
  ///
  /// A section over a list stands once for each element, and once with unknown names if there are none.
  ///
  /// - Parameters:
  ///   - values: The values, by name.
  ///   - escape: What makes characters of a `{{value}}` harmless.
  /// - Returns: The lines, each with its place in the template.
  /// - Throws: All names that have no value, or the budget that is spent.
  public func shown(
    with values: [String: TemplateValue],
    escaping escape: @escaping (String) -> String
  ) throws(Faults) -> [TemplateLine] {
    let filler = TemplateFiller(self, with: values, sections: .all, escaping: escape)
    if let faults = Faults(filler.faults) { throw faults }
    return filler.lines
  }
}
