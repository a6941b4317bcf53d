package import Drawing
internal import Evidence
package import Experiments
package import Faults
package import YAML

/// All claims: effects with the intervals that decide them, in units of the smallest effect that matters, and checks of every
/// run: `kind: claims`.
package struct ClaimsFigure: DrawableFigure {
  package static let name = "claims"
  package static let keys = ["show"]
  package static let showsComparisons = true

  package let studies: [String] = []
  /// What it shows, in their order.
  let sections: [ClaimsSection]

  init(sections: [ClaimsSection] = ClaimsSection.allCases) { self.sections = sections }

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let named: [ClaimsSection] = try reader.distinct("show")
    sections = named.isEmpty ? ClaimsSection.allCases : named
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    sections == ClaimsSection.allCases
      ? [] : ["show: [\(sections.map(\.rawValue).joined(separator: ", "))]"]
  }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let plot = ClaimsPlot(rows: EffectRow.rows(of: material.claims), showing: sections).plot
    return ReportFigure(name: name, plot, measuring: text)
  }
}
