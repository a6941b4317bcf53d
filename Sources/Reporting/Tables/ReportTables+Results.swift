internal import Evidence
internal import Experiments
internal import Figures
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

extension ReportTables {
  /// How long a study's networks were trained, for the caption of what they ended with.
  private static func after(_ epochs: [Int], of study: Study, seeds: String) -> String {
    let title = MarkdownText.escape(study.title)
    guard let least = epochs.min(), let most = epochs.max(), least < most else {
      return localized("\(title): after \(epochs.max() ?? 0, "# epoch", "# epochs"), \(seeds).")
    }
    return localized("\(title): after \(least) to \(most, "# epoch", "# epochs"), \(seeds).")
  }

  /// One row per network and level: what the last epoch ended with.
  static func results(of study: Study, cells: [Cell]) -> String {
    let metrics: [(title: String, key: SeriesKey)] = [
      (Metric.loss.title(on: .train).text, SeriesKey(.loss, on: .train)),
      (Metric.accuracy.title(on: .train).text, SeriesKey(.accuracy, on: .train)),
      (Metric.loss.title(on: .validation).text, SeriesKey(.loss, on: .validation)),
      (Metric.accuracy.title(on: .validation).text, SeriesKey(.accuracy, on: .validation)),
      (Metric.accuracy.title(on: .test).text, SeriesKey(.accuracy, on: .test)),
    ].filter { _, key in
      key.split != .test || cells.contains { $0.runs.contains { !$0.points(key).isEmpty } }
    }
    let counts = cells.map(\.runs.count)
    let seeds =
      counts.allSatisfy { $0 == 1 }
      ? localized("one seed")
      : localized("mean ± half the 95 % interval, \(Format.range(counts) ?? "0") seeds")
    let hasCounts = Set(counts).count > 1
    return MarkdownText.table(
      caption: [
        Self.after(study.trainings.map(\.training.epochs), of: study, seeds: seeds),
        cells.contains(where: \.hasDiverged)
          ? localized("Diverged runs are counted and not averaged.") : "",
        cells.warningOfLosses,
      ].sentences,
      id: "results-\(study.name)",
      header: study.sweep.map(\.key.title) + [localized("Network")]
        + (hasCounts ? [localized("Seeds")] : []) + metrics.map(\.title),
      alignments: study.sweep.map { _ in .trailing } + [.leading]
        + (hasCounts ? [.trailing] : []) + metrics.map { _ in .trailing },
      rows: cells.map { cell in
        let failures = cell.runs.count - cell.finished.count
        let name = MarkdownText.escape(cell.network.title)
        let row =
          failures > 0
          ? localized("\(name) (\(failures) of \(cell.runs.count) diverged)") : name
        return cell.levels.map(\.number) + [row]
          + (hasCounts ? ["\(cell.runs.count)"] : [])
          + metrics.map { SeedMean(of: $0.key, at: .last, in: cell)?.compact ?? "—" }
      }
    )
  }

  /// Where the loss of runs stopped being a number: one row per network and level with such runs.
  static func divergences(of study: Study, cells: [Cell]) -> String {
    let diverged = cells.filter(\.hasDiverged)
    guard !diverged.isEmpty else { return localized("No run diverged.") }
    return MarkdownText.table(
      caption:
        localized(
          "\(MarkdownText.escape(study.title)): the first update whose loss or weights were not finite."
        ),
      header: study.sweep.map(\.key.title) + [
        localized("Network"), localized("Diverged"), localized("Epoch"), localized("Update"),
      ],
      alignments: study.sweep.map { _ in .trailing } + [.leading, .trailing, .trailing, .trailing],
      rows: diverged.map { cell in
        let places = cell.runs.compactMap(\.divergence)
        return cell.levels.map(\.number) + [
          MarkdownText.escape(cell.network.title),
          localized("\(places.count) of \(cell.runs.count)"),
          Format.range(places.compactMap { $0.epoch.map { Int($0) } }) ?? "—",
          Format.range(places.compactMap(\.step)) ?? "—",
        ]
      }
    )
  }

  /// For each pair of networks of a study, and each seed: how many test examples only one of them gets right.
  static func mcNemar(_ study: Study, cells: [Cell]) -> String {
    let comparisons = McNemarComparison.comparisons(of: study, cells: cells)
    guard !comparisons.isEmpty else { return localized("There are no predictions to compare.") }
    return MarkdownText.table(
      caption:
        localized(
          "\(MarkdownText.escape(study.title)): test examples that only one of two networks gets right, and McNemar’s exact test of the pair."
        ),
      header: [localized("Seed"), localized("Only"), "", localized("Only"), "", "p"],
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
