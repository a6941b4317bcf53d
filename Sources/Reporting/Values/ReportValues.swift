internal import Evidence
internal import Experiments
internal import Figures
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import TemplateEngine

/// What the templates can name: everything that was asked, run and found, as text.
struct ReportValues {
  let results: Results
  let cells: [Cell]
  let evidence: Evidence
  let figures: [ReportFigure]
  let environment: ReportEnvironment
  let anchors: QuestionAnchors

  /// The root of the names.
  var root: [String: TemplateValue] {
    [
      "report": report,
      "dataset": dataset,
      "dataset_list": datasetList,
      "networks": networks,
      "network_list": .list(
        results.experiment.networks.compactMap { network in
          network.configuration.map {
            .group(["pytorch": .markup($0.pyTorchListing(as: network.name))])
          }
        }
      ),
      "studies": group(results.experiment.studies, name: \.name, value: study)
        .lacking(results.experiment.leftOut.studies),
      "studies_table": .markup(
        ReportTables.studies(
          results.experiment.studies,
          results.experiment.networks,
          cells: cells
        )
      ),
      "study_list": .list(results.experiment.studies.map(study)),
      "timing": timing,
      "corrections": corrections,
      "figures": group(figures, name: \.name) { .markup($0.markdown) }
        .lacking(results.experiment.leftOut.figures),
      "claim_list": .list(evidence.all.map(Self.values)),
      "figure_links": .markup(figureLinks { _ in true }),
      "has_figures": .flag(!figures.isEmpty),
      "figure_list": .list(figures.map { .group(["markdown": .markup($0.markdown)]) }),
      "claims": claims.lacking(results.experiment.leftOut.claims),
      "code": code,
      "example": environment.example.values,
      "has_claims": .flag(!evidence.all.isEmpty),
      "has_timed_claims": .flag(!evidence.timedClaims.isEmpty),
    ]
  }

  /// Links to the figures that are meant, by their numbers: `Figure 1, Figure 2`.
  func figureLinks(where isMeant: (FigureRequest) -> Bool) -> String {
    let meant = Set(results.experiment.figures.filter(isMeant).map(\.name))
    return figures.filter { meant.contains($0.name) }.map { "[](#figure-\($0.name))" }.parted
  }

  /// Somebody's words as a name for templates: `Q2.6` is `q2_6`.
  static func word(_ text: String) -> String {
    String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  func group<Element>(
    _ elements: [Element],
    name: (Element) -> String,
    value: (Element) -> TemplateValue
  ) -> TemplateValue {
    .group(elements.reduce(into: [:]) { $0[name($1)] = value($1) })
  }
}

extension TemplateValue {
  /// The same group with names that are absent, because the preset leaves out what they are of.
  fileprivate func lacking(_ names: Set<String>) -> TemplateValue {
    guard case .group(let members) = self else { return self }
    return .group(names.reduce(into: members) { $0[$1] = $0[$1] ?? .absent })
  }
}
