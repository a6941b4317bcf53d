package import Drawing
internal import Evidence
package import Experiments
package import Faults
package import YAML

/// Claims: effects with the intervals that decide them, in units of the smallest effect that matters, and checks of every run:
/// `kind: claims`.
package struct ClaimsFigure: DrawableFigure {
  package static let name = "claims"
  package static let keys = ["show"] + ClaimsChoice.keys
  package static let showsComparisons = true

  package let studies: [String] = []
  /// What it shows, in their order.
  let sections: [ClaimsSection]
  /// Which claims it shows.
  let choice: ClaimsChoice

  init(sections: [ClaimsSection] = ClaimsSection.allCases, _ choice: ClaimsChoice = ClaimsChoice())
  {
    self.sections = sections
    self.choice = choice
  }

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let named: [ClaimsSection] = try reader.distinct("show")
    sections = named.isEmpty ? ClaimsSection.allCases : named
    choice = try ClaimsChoice(reader, scope)
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    (sections == ClaimsSection.allCases
      ? [] : ["show: [\(sections.map(\.rawValue).joined(separator: ", "))]"]) + choice.yamlLines
  }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let rows = EffectRow.rows(of: material.claims)
    let plot = ClaimsPlot(rows: rows, showing: sections, choice).plot
    return ReportFigure(name: name, plot, measuring: text)
  }
}
