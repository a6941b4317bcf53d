package import Drawing
package import Experiments
package import Faults
internal import Measures
package import YAML

/// What probes found against the number of updates, one panel a quantity; percentiles share one panel a network:
/// `kind: steps`.
package struct StepsFigure: DrawableFigure {
  package static let name = "steps"
  package static let keys = ["study", "quantities"]

  /// The study, which runs the probes more than once.
  let study: String
  /// What the probes found.
  let quantities: [ProbeQuantity]

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = try scope.study(reader)
    self.study = study.name
    quantities = try reader.distinct("quantities")
    guard !quantities.isEmpty else { throw reader.missing("quantities") }
    for quantity in quantities {
      try quantity.checkFigure(scope.check(study, reader, key: "quantities"))
    }
    guard study.sweep.isEmpty else {
      throw reader.error(
        "\(reader.path) needs a study without a sweep (\"\(study.name)\" has one)",
        at: try reader.required("study").position,
        hint: "Use `kind: sweep`, or a study of its own."
      )
    }
    guard study.probeSteps.areSeveral else {
      throw reader.error(
        "the probes of study \"\(study.name)\" look once, which makes no line",
        at: try reader.required("study").position,
        hint: "Add `probe_steps: { every: 50 }` to the study."
      )
    }
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    let names = quantities.map(\.rawValue).joined(separator: ", ")
    return ["study: \(study)", "quantities: [\(names)]"]
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let steps = StepsPlot(
      cells: material.cells(of: study),
      quantities: quantities,
      palette: material.palette
    )
    return ReportFigure(name: name, steps.plot, measuring: text)
  }
}
