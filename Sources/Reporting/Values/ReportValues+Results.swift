internal import Evidence
internal import Experiments
internal import Faults
internal import Figures

extension ReportValues {
  /// The values of results, for whoever wants to see them and makes no report.
  ///
  /// - Parameters:
  ///   - results: What was asked and measured.
  ///   - template: The text whose questions can be linked to.
  ///   - environment: What the report would say about its making.
  /// - Throws: ``Fault`` when the fonts are not installed.
  init(
    of results: Results,
    template: String,
    environment: ReportEnvironment
  ) throws(Fault) {
    let cells = Cell.cells(of: results)
    let evidence = Evidence(results.experiment.claims, cells: cells)
    self.init(
      results: results,
      cells: cells,
      evidence: evidence,
      figures: try FigureStudio.figures(
        of: FigureMaterial(results, cells: cells, claims: evidence.all),
        workers: 1
      ),
      environment: environment,
      anchors: QuestionAnchors(template: template)
    )
  }
}
