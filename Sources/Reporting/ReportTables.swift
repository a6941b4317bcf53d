internal import Experiments
internal import Runs

/// The tables of the report as Markdown.
enum ReportTables {
  static func classes(of summary: DatasetSummary) -> String {
    let hasTest = !summary.testCounts.isEmpty
    return MarkdownText.table(
      caption: "Examples of each class in \(MarkdownText.escape(summary.title)).",
      header: ["Label", "Class", "Training", "Validation"] + (hasTest ? ["Test"] : []),
      alignments: [.trailing, .leading, .trailing, .trailing] + (hasTest ? [.trailing] : []),
      rows: summary.classNames.indices.map { label in
        [
          "\(label)", MarkdownText.escape(summary.classNames[label]),
          Format.count(summary.trainingCounts[label]),
          Format.count(summary.validationCounts[label]),
        ] + (hasTest ? [Format.count(summary.testCounts[label])] : [])
      }
    )
  }

  static func files(of summary: DatasetSummary) -> String {
    guard !summary.files.isEmpty else {
      return "The data are made by the program; there are no files."
    }
    return MarkdownText.table(
      caption: "The files of \(MarkdownText.escape(summary.title)).",
      header: ["File", "Bytes", "SHA-256"],
      alignments: [.leading, .trailing, .leading],
      rows: summary.files.map { file in
        [MarkdownText.escape(file.name), Format.count(file.byteCount), "`\(file.sha256)`"]
      }
    )
  }

  /// One row per network; dropout, biases and initial weights have a column where any network differs from PyTorch.
  static func networks(_ networks: [Network]) -> String {
    let rarer: [(title: String, usual: String, text: (NetworkConfiguration) -> String)] = [
      ("Dropout", "none", { $0.dropout > 0 ? Format.data($0.dropout) : "none" }),
      ("Hidden biases", "yes", { $0.hiddenBias ? "yes" : "no" }),
      ("Initial weights", InitializationConfiguration().words, { $0.initialization.words }),
    ].filter { _, usual, text in networks.contains { text($0.configuration) != usual } }
    return MarkdownText.table(
      caption: "The networks.",
      header: ["Name", "Layers", "Activation", "Normalisation"] + rarer.map(\.title)
        + ["Parameters"],
      alignments: .init(repeating: .leading, count: 4 + rarer.count) + [.trailing],
      rows: networks.map { network in
        let configuration = network.configuration
        return [
          "`\(network.name)`",
          configuration.layers.map(String.init).joined(separator: "-"),
          configuration.activation.words,
          configuration.normalization.words,
        ] + rarer.map { $0.text(configuration) } + [Format.count(configuration.parameterCount)]
      }
    )
  }

  /// One row per network and level: what the last epoch ended with.
  static func results(of study: Study, cells: [Cell]) -> String {
    let metrics: [(title: String, metric: Metric)] = [
      ("Training loss", .trainLoss), ("Training accuracy", .trainAccuracy),
      ("Validation loss", .validationLoss), ("Validation accuracy", .validationAccuracy),
      ("Test accuracy", .testAccuracy),
    ].filter { _, metric in
      metric != .testAccuracy || cells.contains { $0.records.contains { !$0.tests.isEmpty } }
    }
    let seeds =
      study.seeds == 1 ? "one seed" : "mean ± half the 95 % interval, \(study.seeds) seeds"
    return MarkdownText.table(
      caption: "\(MarkdownText.escape(study.title)): after \(study.training.epochs) "
        + "\(study.training.epochs == 1 ? "epoch" : "epochs"), \(seeds)."
        + (cells.contains(where: \.hasDiverged)
          ? " Diverged runs are counted and not averaged." : "")
        + (study.training.loss.warning.map { " " + $0 } ?? ""),
      header: study.sweep.map(\.key.title) + ["Network"] + metrics.map(\.title),
      alignments: study.sweep.map { _ in .trailing } + [.leading] + metrics.map { _ in .trailing },
      rows: cells.map { cell in
        let failures = cell.records.count - cell.finished.count
        let note = failures > 0 ? " (\(failures) of \(cell.records.count) diverged)" : ""
        return cell.levels.map(\.text) + [MarkdownText.escape(cell.network.title) + note]
          + metrics.map { Estimate($0.metric, at: .last, in: cell)?.compact ?? "—" }
      }
    )
  }

  /// Where the loss of runs stopped being a number: one row per network and level with such runs.
  static func divergences(of study: Study, cells: [Cell]) -> String {
    let diverged = cells.filter(\.hasDiverged)
    guard !diverged.isEmpty else { return "No run diverged." }
    return MarkdownText.table(
      caption:
        "\(MarkdownText.escape(study.title)): the first update whose loss or weights were not finite.",
      header: study.sweep.map(\.key.title) + ["Network", "Diverged", "Epoch", "Update"],
      alignments: study.sweep.map { _ in .trailing } + [.leading, .trailing, .trailing, .trailing],
      rows: diverged.map { cell in
        let places = cell.records.compactMap(\.divergence)
        return cell.levels.map(\.text) + [
          MarkdownText.escape(cell.network.title), "\(places.count) of \(cell.records.count)",
          Format.range(places.map(\.epoch)) ?? "—", Format.range(places.map(\.step)) ?? "—",
        ]
      }
    )
  }
}
