public import Experiments
public import Faults
internal import TemplateEngine

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
  /// - Throws: ``Fault`` when the fonts are not installed.
  public init(
    _ template: ReportTemplate,
    for results: Results,
    environment: ReportEnvironment
  ) throws(Fault) {
    let text: Template
    do {
      text = try template.tree()
    } catch {
      faults = error.all
      return
    }
    let values = try ReportValues(of: results, template: text.unfilled, environment: environment)
    faults = text.faults(with: values.root)
  }
}
