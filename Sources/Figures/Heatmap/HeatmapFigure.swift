package import Drawing
package import Experiments
package import Faults
package import Measures
package import YAML

/// A measure as the colour of cells, networks by the swept factor, or one panel a network of two; or what two networks
/// differ by at two factors: `kind: heatmap`.
package struct HeatmapFigure: DrawableFigure {
  package static let name = "heatmap"
  package static let keys = SweptMeasure.keys + ["compare"]

  /// The study, which sweeps one factor or two.
  let study: String
  /// What its runs are reduced to.
  let measure: Measure
  /// The two networks whose difference is shown, the first minus the second; nil for the networks themselves.
  let compared: [String]?

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let swept = try SweptMeasure(reader, scope)
    study = swept.study.name
    measure = swept.measure
    guard reader.has("compare") else {
      compared = nil
      return
    }
    let names = try reader.names("compare", known: swept.study.networks, of: "network")
    guard names.count == 2 else {
      throw reader.error(
        "\(reader.path).compare has \(counted(names.count, "entry", "entries")) (expected 2)",
        at: try reader.required("compare").position,
        hint: "Write `compare: [subject, reference]`."
      )
    }
    guard swept.study.sweep.count == 2 else {
      throw reader.error(
        "\(reader.path).compare needs a study that sweeps two factors "
          + "(\"\(study)\" sweeps \(swept.study.sweep.count))",
        at: try reader.required("study").position,
        hint: "Of one factor `kind: sweep` with `paired_with: \(names[1])` shows the differences."
      )
    }
    compared = names
  }

  package func shows(_ series: SeriesKey) -> Bool { measure.reads(series) }

  package func yamlLines(in experiment: Experiment) -> [String] {
    SweptMeasure.yamlLines(study, measure)
      + (compared.map { ["compare: [\($0.joined(separator: ", "))]"] } ?? [])
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let cells = material.cells(of: study)
    guard let compared else {
      return ReportFigure(
        name: name,
        HeatmapPlot(cells: cells, measure: measure).plot,
        measuring: text
      )
    }
    let map = DifferenceMapPlot(
      cells: cells,
      measure: measure,
      subject: compared[0],
      reference: compared[1],
      palette: material.palette
    )
    return ReportFigure(name: name, map.plot, measuring: text)
  }
}
