public import Experiments
public import Faults

/// What is wrong with a template, found without any run: all faults, not the first alone.
public struct TemplateCheck {
  /// The faults, in the order of the text.
  public let faults: [Fault]

  /// Checks a template against the names that a report has, in both branches of every section.
  ///
  /// - Parameters:
  ///   - template: The text with its partials.
  ///   - results: Results of the experiment, such as those of ``MadeUpRun``: all have the same names and figures.
  ///   - environment: What the report says about its making.
  /// - Throws: ``Fault`` when the partials cannot be put in place, or the fonts are not installed.
  public init(
    _ template: ReportTemplate,
    for results: Results,
    environment: ReportEnvironment
  ) throws(Fault) {
    let text = try TemplateText(template)
    guard text.faults.isEmpty else {
      faults = text.faults
      return
    }
    let values = try ReportValues(of: results, template: text.source.text, environment: environment)
    faults = text.faults(with: .group(values.root))
  }
}
