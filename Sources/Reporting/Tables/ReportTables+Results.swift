internal import Evidence
internal import Experiments
internal import Figures
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

extension ReportTables {
  /// One row per network and level: what the last epoch ended with.
  static func results(of study: Study, cells: [Cell]) -> String {
    let metrics: [(title: String, key: SeriesKey)] = [
      ("Training loss", SeriesKey(.loss, on: .train)),
      ("Training accuracy", SeriesKey(.accuracy, on: .train)),
      ("Validation loss", SeriesKey(.loss, on: .validation)),
      ("Validation accuracy", SeriesKey(.accuracy, on: .validation)),
      ("Test accuracy", SeriesKey(.accuracy, on: .test)),
    ].filter { _, key in
      key.split != .test || cells.contains { $0.runs.contains { !$0.points(key).isEmpty } }
    }
    let counts = cells.map(\.runs.count)
    let seeds =
      counts.allSatisfy { $0 == 1 }
      ? "one seed" : "mean ± half the 95 % interval, \(Format.range(counts) ?? "0") seeds"
    let epochs = Format.range(study.trainings.map(\.training.epochs)) ?? "0"
    let hasCounts = Set(counts).count > 1
    return MarkdownText.table(
      caption: "\(MarkdownText.escape(study.title)): after \(epochs) "
        + "\(epochs == "1" ? "epoch" : "epochs"), \(seeds)."
        + (cells.contains(where: \.hasDiverged)
          ? " Diverged runs are counted and not averaged." : "")
        + cells.warningOfLosses,
      header: study.sweep.map(\.key.title) + ["Network"] + (hasCounts ? ["Seeds"] : [])
        + metrics.map(\.title),
      alignments: study.sweep.map { _ in .trailing } + [.leading]
        + (hasCounts ? [.trailing] : []) + metrics.map { _ in .trailing },
      rows: cells.map { cell in
        let failures = cell.runs.count - cell.finished.count
        let note = failures > 0 ? " (\(failures) of \(cell.runs.count) diverged)" : ""
        return cell.levels.map(\.text) + [MarkdownText.escape(cell.network.title) + note]
          + (hasCounts ? ["\(cell.runs.count)"] : [])
          + metrics.map { SeedMean(of: $0.key, at: .last, in: cell)?.compact ?? "—" }
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
        let places = cell.runs.compactMap(\.divergence)
        return cell.levels.map(\.text) + [
          MarkdownText.escape(cell.network.title), "\(places.count) of \(cell.runs.count)",
          Format.range(places.compactMap { $0.epoch.map { Int($0) } }) ?? "—",
          Format.range(places.compactMap(\.step)) ?? "—",
        ]
      }
    )
  }

  /// For each pair of networks of a study, and each seed: how many test examples only one of them gets right.
  static func mcNemar(_ study: Study, cells: [Cell]) -> String {
    let comparisons = McNemarComparison.comparisons(of: study, cells: cells)
    guard !comparisons.isEmpty else { return "There are no predictions to compare." }
    return MarkdownText.table(
      caption:
        "\(MarkdownText.escape(study.title)): test examples that only one of two networks gets "
        + "right, and McNemar's exact test of the pair.",
      header: ["Seed", "Only", "", "Only", "", "p"],
      alignments: [.trailing, .leading, .trailing, .leading, .trailing, .trailing],
      rows: comparisons.flatMap { comparison in
        comparison.seeds.map { seed, test in
          [
            "\(seed)", MarkdownText.escape(comparison.first), "\(test.onlyFirstCorrect)",
            MarkdownText.escape(comparison.second), "\(test.onlySecondCorrect)",
            Format.probability(test.p),
          ]
        }
      }
    )
  }
}
