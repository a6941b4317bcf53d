package import Drawing
package import Experiments
package import YAML

/// The effects of claims with their intervals, in units of the smallest effect that matters: `kind: claims`.
package struct ClaimsFigure: DrawableFigure {
  package static let name = "claims"
  package static let keys: [String] = []
  package static let showsComparisons = true

  package let studies: [String] = []

  init() {}

  package init(_ reader: FieldReader, _ scope: ReadingScope) {}

  package func yamlLines(in experiment: Experiment) -> [String] { [] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    ReportFigure(name: name, ClaimsPlot(material.claims).plot, measuring: text)
  }
}
