package import Drawing
package import Experiments
package import Faults
internal import Measures
package import YAML

/// A measure read in one way after another, for two networks: what each correction of a protocol changes:
/// `kind: corrections`.
package struct CorrectionsFigure: DrawableFigure {
  package static let name = "corrections"
  package static let keys = ["compare", "readings"]
  package static let isTitledByClaims = false

  /// The readings, at least one: the first as it was found and the last as it should be.
  let readings: [Correction]

  init(_ readings: [Correction]) { self.readings = readings }

  package init(_ figure: FieldReader, _ scope: ReadingScope) throws(Fault) {
    var readings: [Correction] = []
    for value in try figure.list("readings") {
      let reader = try FieldReader(
        value,
        file: figure.file,
        path: "readings",
        known: Correction.keys
      )
      let reading = try Correction(reader, scope, in: figure)
      if let first = readings.first, !reading.measure.sharesAxis(with: first.measure) {
        throw reader.error(
          "readings.metric is in another unit than that of the first reading "
            + "(got \(reading.measure.name), expected one like \(first.measure.name))",
          at: try reader.required("metric").position,
          hint: "One axis has one unit: make a figure of its own."
        )
      }
      readings.append(reading)
    }
    self.readings = readings
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    ["readings:"]
      + readings.flatMap { reading in
        reading.yamlLines(in: experiment).enumerated().map { index, line in
          (index == 0 ? "  - " : "    ") + line
        }
      }
  }

  package var studies: [String] { readings.flatMap(\.studies) }

  /// The readings whose studies run.
  package func kept(in studies: Set<String>) -> CorrectionsFigure? {
    let kept = readings.filter { studies.isSuperset(of: $0.studies) }
    return kept.isEmpty ? nil : CorrectionsFigure(kept)
  }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let corrections = CorrectionsPlot(
      readings,
      datasets: material.datasets,
      cells: material.cells,
      palette: material.palette
    )
    return ReportFigure(
      name: name,
      corrections.plot,
      table: corrections.table,
      measuring: text
    )
  }
}
