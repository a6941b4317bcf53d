internal import Experiments
internal import Faults
internal import Reporting

extension ExperimentSource {
  /// Checks before a report of logs is written that there are fonts for its characters.
  ///
  /// Names of groups and settings come from the logs, and are in no file of the experiment.
  ///
  /// - Parameters:
  ///   - results: What the report is of.
  ///   - hasPages: Whether the report has an edition whose fonts are this machine's.
  /// - Throws: `Faults` with all that was found.
  func checkCharacters(of results: Results, hasPages: Bool) throws {
    guard hasPages else { return }
    var glyphs = glyphCheck(results.datasets)
    glyphs = GlyphCheck(
      sources: glyphs.sources
        + results.logs.sorted { $0.key < $1.key }.map { name, logs in
          let names = words.speaking { logs.names }
          return GlyphCheck.Source(file: name, text: names.joined(separator: "\n"), isYAML: false)
        },
      words: words
    )
    guard glyphs.isNeeded(for: template) else { return }
    let check = try TemplateCheck(
      template,
      for: results,
      environment: MadeUpReport.environment,
      words: words,
      glyphs: glyphs
    )
    if let faults = Faults(check.faults) { throw faults }
  }
}
