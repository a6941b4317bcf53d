internal import Drawing
internal import Evidence
public import Experiments
public import Faults
internal import Figures
internal import TemplateEngine

/// What is wrong with a template, found without any run: all faults, not the first alone.
public struct TemplateCheck {
  /// The faults, in the order of the text; those of characters come last.
  public let faults: [Fault]
  /// What a reader would miss, which keeps no report from being made: figures and tables that no text refers to.
  public let advice: [Fault]

  /// Checks a template against the names that a report has, in both branches of every section.
  ///
  /// - Parameters:
  ///   - template: The text with its partials.
  ///   - results: Results of the experiment, such as those of ``MadeUpRun``: all have the same names and figures.
  ///   - environment: What the report says about its making.
  ///   - words: The language of what the program itself says.
  ///   - glyphs: Finds characters that no font has; nil for a report without pages.
  /// - Throws: ``Fault`` when the fonts are not installed.
  public init(
    _ template: ReportTemplate,
    for results: Results,
    environment: ReportEnvironment,
    words: WordCatalogue = .english,
    glyphs: GlyphCheck? = nil
  ) throws(Fault) {
    (faults, advice) = try words.speaking { () throws(Fault) in
      try Self.findings(of: template.translated(), results, environment, glyphs)
    }
  }

  private static func findings(
    of template: ReportTemplate,
    _ results: Results,
    _ environment: ReportEnvironment,
    _ glyphs: GlyphCheck?
  ) throws(Fault) -> (faults: [Fault], advice: [Fault]) {
    let text: Template
    do {
      text = try template.tree()
    } catch {
      return (error.all, [])
    }
    let values = try ReportValues(of: results, template: text.unfilled, environment: environment)
    let root = values.root
    var faults = text.faults(with: root, pictures: template.knownPictures)
    let lines = (try? text.shown(with: root, escaping: MarkdownText.escape)) ?? []
    if let glyphs, glyphs.isNeeded(for: template), !lines.isEmpty {
      let studio = try FigureStudio()
      faults += glyphs.faults(
        lines: lines,
        figures: values.figures.compactMap { figure in
          let missing = studio.missingCharacters(in: figure)
          return missing.isEmpty ? nil : (figure.name, missing.flatMap(\.unicodeScalars))
        }
      )
    }
    return (faults, TemplateMentions.advice(on: lines))
  }
}
