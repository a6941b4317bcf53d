package import Evidence
package import Experiments
internal import Measures

/// What figures are drawn from: what was measured and decided, and the looks that they share.
package struct FigureMaterial: Sendable {
  /// What was asked.
  package let experiment: Experiment
  /// The names of the data sets that the runs are of.
  package let datasets: Set<String>
  /// The runs.
  package let cells: [Cell]
  /// What became of the claims, those about time last.
  package let claims: [ClaimResult]
  /// The look of each network.
  let palette: NetworkPalette

  package init(_ results: Results, cells: [Cell], claims: [ClaimResult]) {
    experiment = results.experiment
    datasets = Set(results.datasets.values.map(\.name))
    self.cells = cells
    self.claims = claims
    palette = NetworkPalette(results.experiment.networks)
  }

  /// The levels of a factor that figures show in the colours of levels, ascending: a level looks the same in all of them.
  func levels(of factor: FactorDefinition) -> [Double] {
    let levels = experiment.figures.flatMap { request in
      (request.kind as? LearningCurvesFigure)?.shownLevels(of: factor, in: experiment) ?? []
    }
    return Set(levels).sorted()
  }

  /// The runs of a study.
  func cells(of study: String) -> [Cell] { cells.filter { $0.study.name == study } }
}
