internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import TemplateEngine

extension ReportValues {
  var report: TemplateValue {
    .group([
      "title": .text(results.experiment.title),
      "preset": .text(results.experiment.preset),
      "date": .text(environment.date),
      "tool": .text(environment.tool),
      "runs": .text(Format.count(Set(results.runs.map(\.entry.id)).count)),
      "logged_runs": .text(
        Format.count(results.logs.values.flatMap(\.cells).map(\.runs.count).reduce(0, +))
      ),
      "has_trained": .flag(results.experiment.studies.contains { !$0.isLogged }),
      "has_logged": .flag(results.experiment.studies.contains { $0.isLogged }),
      "reading_minutes": .text(ReadingTime.placeholder),
      "main_minutes": .text(ReadingTime.mainPlaceholder),
      "is_quick": .flag(results.experiment.preset == "quick"),
    ])
  }

  /// The data set of the first study.
  var dataset: TemplateValue {
    results.experiment.studies.first { !$0.isLogged }.map { dataset(of: $0) } ?? .group([:])
  }

  /// The data sets of all studies, each once; within one `dataset` is that one.
  var datasetList: TemplateValue {
    var known: Set<String> = []
    let studies = results.experiment.studies.filter {
      !$0.isLogged && known.insert($0.dataset).inserted
    }
    return .list(studies.map { .group(["dataset": dataset(of: $0)]) })
  }

  private func dataset(of study: Study) -> TemplateValue {
    guard let summary = results.datasets[study.dataset] else { return .group([:]) }
    let normalization =
      switch (study.normalization, summary.isTable) {
      case (.symmetric, false):
        localized("pixel / 127.5 − 1, so that features lie between −1 and 1")
      case (.unit, false): localized("pixel / 255, so that features lie between 0 and 1")
      case (.symmetric, true):
        localized(
          "each column from its least to its largest value, test examples left out, scaled to −1 to 1"
        )
      case (.unit, true):
        localized(
          "each column from its least to its largest value, test examples left out, scaled to 0 to 1"
        )
      }
    var members: [String: TemplateValue] = [
      "title": .text(summary.title),
      "name": .text(Self.word(summary.name)),
      "training_count": .text(Format.count(summary.trainingCount)),
      "validation_count": .text(Format.count(summary.validationCount)),
      "test_count": .text(Format.count(summary.testCount)),
      "has_test": .flag(summary.testCount > 0),
      "shape": .text(summary.shape.map(String.init).joined(separator: " × ")),
      "features": .text(Format.count(summary.featureCount)),
      "classes": .text("\(summary.classNames.count)"),
      "normalization": .text(normalization),
      "classes_table": .markup(ReportTables.classes(of: summary)),
      "files_table": .markup(ReportTables.files(of: summary)),
      "has_files": .flag(!summary.files.isEmpty),
      "reading": .markup(summary.table?.words(MarkdownText.escape) ?? ""),
      "is_table": .flag(summary.table != nil),
    ]
    for name in environment.datasets {
      members["is_\(Self.word(name))"] = .flag(summary.name == name)
    }
    return .group(members)
  }

  var networks: TemplateValue {
    let used = results.experiment.networks
    var members = used.reduce(into: [String: TemplateValue]()) { members, network in
      guard let configuration = network.configuration else {
        members[network.name] = .group(["title": .text(network.title)])
        return
      }
      members[network.name] = .group([
        "title": .text(network.title),
        "layers": .text(configuration.layerWords),
        "parameters": .text(Format.count(configuration.parameterCount)),
        "activation": .text(configuration.activation.words),
        "pytorch": .markup(configuration.pyTorchListing(as: network.name)),
        "definition": .markup(
          ([network.name + ":"] + network.yamlLines.map { "  " + $0 }).joined(separator: "\n")
        ),
      ])
    }
    // A preset may leave out all studies of a network.
    let trained = Set(results.experiment.studies.flatMap(\.networks))
    members["table"] = .markup(ReportTables.networks(used.filter { trained.contains($0.name) }))
    return .group(members)
  }
}
