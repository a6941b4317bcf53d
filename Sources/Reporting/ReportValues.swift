internal import Experiments
internal import Runs
internal import Statistics

/// What the templates can name: everything that was asked, run and found, as text.
struct ReportValues {
  let results: Results
  let cells: [Cell]
  let evidence: Evidence
  let figures: [ReportFigure]
  let environment: ReportEnvironment

  /// The root of the names, with links to what the text has.
  func root(linking anchors: ReportAnchors) -> [String: TemplateValue] {
    [
      "report": report,
      "dataset": dataset,
      "networks": networks,
      "network_list": .list(
        results.experiment.networks.map { .group(["pytorch": .text(PyTorchListing.network($0))]) }
      ),
      "studies": group(results.experiment.studies, name: \.name, value: study),
      "study_list": .list(results.experiment.studies.map(study)),
      "timing": timing,
      "figures": group(figures, name: \.name) { .text($0.markdown) },
      "figure_list": .list(figures.map { .group(["markdown": .text($0.markdown)]) }),
      "claims": claims(linking: anchors),
      "has_claims": .flag(!evidence.all.isEmpty),
      "has_timed_claims": .flag(!evidence.timedClaims.isEmpty),
    ]
  }

  func group<Element>(
    _ elements: [Element],
    name: (Element) -> String,
    value: (Element) -> TemplateValue
  ) -> TemplateValue {
    .group(elements.reduce(into: [:]) { $0[name($1)] = value($1) })
  }

  private var report: TemplateValue {
    .group([
      "title": .text(results.experiment.title),
      "preset": .text(results.experiment.preset),
      "date": .text(environment.date),
      "tool": .text(environment.tool),
      "runs": .text(Format.count(Set(results.runs.map(\.entry.id)).count)),
      "is_quick": .flag(results.experiment.preset == "quick"),
    ])
  }

  // MARK: Data

  private var dataset: TemplateValue {
    guard let first = results.experiment.studies.first,
      let summary = results.datasets[first.dataset]
    else { return .group([:]) }
    let normalization =
      switch first.normalization {
      case .symmetric: "pixel / 127.5 − 1, so that features lie between −1 and 1"
      case .unit: "pixel / 255, so that features lie between 0 and 1"
      }
    return .group([
      "title": .text(summary.title),
      "training_count": .text(Format.count(summary.trainingCount)),
      "validation_count": .text(Format.count(summary.validationCount)),
      "test_count": .text(Format.count(summary.testCount)),
      "has_test": .flag(summary.testCount > 0),
      "shape": .text(summary.shape.map(String.init).joined(separator: " × ")),
      "features": .text(Format.count(summary.featureCount)),
      "classes": .text("\(summary.classNames.count)"),
      "normalization": .text(normalization),
      "is_fashion_mnist": .flag(summary.name == "fashion-mnist"),
      "classes_table": .text(ReportTables.classes(of: summary)),
      "files_table": .text(ReportTables.files(of: summary)),
      "has_files": .flag(!summary.files.isEmpty),
    ])
  }

  // MARK: Networks

  private var networks: TemplateValue {
    let used = results.experiment.networks
    var members = used.reduce(into: [String: TemplateValue]()) { members, network in
      let configuration = network.configuration
      members[network.name] = .group([
        "title": .text(network.title),
        "layers": .text(configuration.layers.map(String.init).joined(separator: "-")),
        "parameters": .text(Format.count(configuration.parameterCount)),
        "activation": .text(configuration.activation.words),
        "pytorch": .text(PyTorchListing.network(network)),
        "definition": .text(
          ([network.name + ":"] + network.yamlLines.map { "  " + $0 }).joined(separator: "\n")
        ),
      ])
    }
    members["table"] = .text(ReportTables.networks(used))
    return .group(members)
  }
}
