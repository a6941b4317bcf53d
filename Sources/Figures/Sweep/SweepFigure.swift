package import Drawing
package import Experiments
package import Faults
internal import Measures
package import YAML

/// A measure against the swept factor, with the line of theory where there is one: `kind: sweep`.
package struct SweepFigure: DrawableFigure {
  package static let name = "sweep"
  package static let keys = ["study", "metric", "paired_with"] + Measure.optionKeys

  /// The study, which sweeps one factor.
  let study: String
  /// What its runs are reduced to.
  let measure: Measure
  /// The network that a second panel compares the others with, pair by pair, if any.
  let reference: String?

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let swept = try SweptMeasure(reader, scope)
    try swept.study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: try reader.required("study").position
    )
    study = swept.study.name
    measure = swept.measure
    reference = try Self.reference(reader, swept.study)
  }

  private static func reference(
    _ reader: FieldReader,
    _ study: Study
  ) throws(Fault) -> String? {
    guard reader.has("paired_with") else { return nil }
    let name = try reader.text("paired_with")
    guard study.networks.contains(name), study.networks.count > 1 else {
      throw reader.error(
        "study \"\(study.name)\" has no network \"\(name)\" beside others",
        at: try reader.required("paired_with").position,
        hint: FieldReader.hint(for: name, known: study.networks)
      )
    }
    return name
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    SweptMeasure.yamlLines(study, measure) + (reference.map { ["paired_with: \($0)"] } ?? [])
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let sweep = SweepPlot(
      cells: material.cells(of: study),
      measure: measure,
      palette: material.palette,
      reference: reference
    )
    return ReportFigure(name: name, sweep.plot, measuring: text)
  }
}
