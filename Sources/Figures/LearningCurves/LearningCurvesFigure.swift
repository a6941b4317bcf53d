package import Drawing
package import Experiments
package import Faults
internal import Measures
internal import Models
internal import Runs
package import YAML

/// Loss and accuracy after every epoch: `kind: learning_curves`.
package struct LearningCurvesFigure: DrawableFigure {
  package static let name = "learning_curves"
  package static let keys = ["study", "threshold"]

  /// The study whose networks are shown.
  let study: String
  /// A validation accuracy to draw a line at, if any.
  let threshold: Double?

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = try scope.study(reader)
    guard study.training.epochs > 0 else {
      throw reader.error(
        "study \"\(study.name)\" has no epochs to draw curves of",
        at: try reader.required("study").position,
        hint: "Set the study's `training: { epochs: … }` to 1 or more."
      )
    }
    self.study = study.name
    threshold = reader.has("threshold") ? try reader.threshold() : nil
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    ["study: \(study)"] + (threshold.map { ["threshold: \($0)"] } ?? [])
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let curves = LearningCurvesPlot(
      cells: material.cells(of: study),
      palette: material.palette,
      threshold: threshold
    )
    return ReportFigure(name: name, curves.plot, measuring: text)
  }
}
