package import Drawing
package import Experiments
package import Faults
internal import Measures
package import YAML

/// A measure as the colour of cells, networks by the swept factor, or one panel a network of two: `kind: heatmap`.
package struct HeatmapFigure: DrawableFigure {
  package static let name = "heatmap"
  package static let keys = SweptMeasure.keys

  /// The study, which sweeps one factor or two.
  let study: String
  /// What its runs are reduced to.
  let measure: Measure

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let swept = try SweptMeasure(reader, scope)
    study = swept.study.name
    measure = swept.measure
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    SweptMeasure.yamlLines(study, measure)
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let heatmap = HeatmapPlot(cells: material.cells(of: study), measure: measure)
    return ReportFigure(name: name, heatmap.plot, measuring: text)
  }
}
