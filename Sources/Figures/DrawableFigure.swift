package import Drawing
package import Evidence
package import Experiments
package import Measures

/// A kind of figure with everything about it: how it is read, checked and written, and how it is drawn.
///
/// A kind is one type below this folder and one line in ``FigureKinds``.
package protocol DrawableFigure: FigureKind {
  /// Whether its title may be what a claim that names it found; not where several numbers together are the finding.
  static var isTitledByClaims: Bool { get }

  /// The runs that it shows.
  func shownCells(of material: FigureMaterial) -> [Cell]

  /// Whether a reader sees in it what a claim is about, so that its title may be what the claim found.
  ///
  /// - Parameters:
  ///   - measure: What the claim compares.
  ///   - material: What was measured.
  /// - Returns: False where the figure shows other numbers, or leaves out those that decide.
  func shows(_ measure: Measure, of material: FigureMaterial) -> Bool

  /// The figure of what was measured.
  ///
  /// - Parameters:
  ///   - name: The name of the figure and of its files.
  ///   - material: What was measured, and the looks that figures share.
  ///   - text: What knows how wide text is.
  /// - Returns: The figure, laid out.
  func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure
}

extension DrawableFigure {
  package static var isTitledByClaims: Bool { true }

  package func shownCells(of material: FigureMaterial) -> [Cell] {
    material.cells.filter { studies.contains($0.study.name) }
  }

  package func shows(_ measure: Measure, of material: FigureMaterial) -> Bool { true }
}
