internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

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
      ("Initial weights", Initialization().words, { $0.initialization.words }),
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
          configuration.layerWords,
          configuration.activation.words,
          configuration.normalization.words,
        ] + rarer.map { $0.text(configuration) } + [Format.count(configuration.parameterCount)]
      }
    )
  }

  /// One row per network and level: what the last epoch ended with.
  static func results(of study: Study, cells: [Cell]) -> String {
    let metrics: [(title: String, key: SeriesKey)] = [
      ("Training loss", SeriesKey(.loss, on: .train)),
      ("Training accuracy", SeriesKey(.accuracy, on: .train)),
      ("Validation loss", SeriesKey(.loss, on: .validation)),
      ("Validation accuracy", SeriesKey(.accuracy, on: .validation)),
      ("Test accuracy", SeriesKey(.accuracy, on: .test)),
    ].filter { _, key in
      key.split != .test || cells.contains { $0.records.contains { !$0.points(key).isEmpty } }
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
        let places = cell.records.compactMap(\.divergence)
        return cell.levels.map(\.text) + [
          MarkdownText.escape(cell.network.title), "\(places.count) of \(cell.records.count)",
          Format.range(places.compactMap { $0.epoch.map { Int($0) } }) ?? "—",
          Format.range(places.compactMap(\.step)) ?? "—",
        ]
      }
    )
  }

  /// The ledger: one row a claim, with a link to its answer and its figure; several parts share the row.
  ///
  /// - Parameters:
  ///   - results: The claims.
  ///   - anchors: Where the answer to a question is.
  /// - Returns: The table as Markdown.
  static func ledger(_ results: [ClaimResult], anchors: QuestionAnchors) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    return MarkdownText.table(
      caption:
        "Claims and verdicts. Effects are in units of the smallest effect that matters, with 95 % "
        + "intervals; above 0 they support the claim. Parts of a claim are separated by semicolons.",
      header: ["", "Claim", "Effect in units (interval)", "n", "Verdict"],
      alignments: [.leading, .leading, .leading, .trailing, .leading],
      rows: results.map { result in
        let counts = result.parts.map { "\($0.count)" }
        return [
          anchors.link(result.claim.question), statement(result.claim),
          result.parts.map(ledgerText).joined(separator: "; "),
          Set(counts).count == 1 ? counts[0] : counts.joined(separator: "; "), result.mark,
        ]
      }
    )
  }

  /// The ledger in short: one row a verdict, with the titles of its claims as links to their answers.
  ///
  /// - Parameters:
  ///   - results: The claims, timed ones too.
  ///   - anchors: Where the answer to a question is.
  /// - Returns: The table as Markdown.
  static func verdicts(_ results: [ClaimResult], anchors: QuestionAnchors) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    let marks = Verdict.allCases.map { "\($0.sign)\u{A0}\($0.words)" } + ["one seed only"]
    return MarkdownText.table(
      caption:
        "What the experiments say about each claim; it links to the answer that has the numbers.",
      header: ["Verdict", "", "Claims"],
      alignments: [.leading, .trailing, .leading],
      rows: marks.compactMap { mark in
        let mine = results.filter { $0.mark == mark }
        guard !mine.isEmpty else { return nil }
        let titles = mine.map { anchors.link($0.claim.question, words: $0.claim.title) }
        return [mark, "\(mine.count)", titles.joined(separator: "\u{A0}· ")]
      }
    )
  }

  private static func ledgerText(_ part: PartResult) -> String {
    switch part.part.test {
    case .comparison: part.standardizedText
    case .everyRun: part.effectText
    }
  }

  /// The claims with their effects as they were measured, one row a part.
  static func claims(_ results: [ClaimResult]) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    let rows = results.flatMap { result -> [[String]] in
      guard result.parts.count > 1 else {
        return result.parts.map { part in
          [statement(result.claim)] + numbers(part) + [result.mark + note(part)]
        }
      }
      return [[statement(result.claim), "", "", result.mark]]
        + result.parts.map { part in
          ["– " + MarkdownText.escape(part.part.title ?? "")] + numbers(part) + [
            "\(part.verdict.sign)\u{A0}\(part.verdictWords)" + note(part)
          ]
        }
    }
    return MarkdownText.table(
      caption: "Effects above 0, or above 1×, support the claim; 95 % intervals.",
      header: ["Claim", "Effect (interval)", "n", "Verdict"],
      alignments: [.leading, .leading, .trailing, .leading],
      rows: rows
    )
  }

  private static func statement(_ claim: Claim) -> String {
    MarkdownText.escape(claim.statement)
      + (claim.figure.map { " ([figure](#figure-\($0)))" } ?? "")
  }

  private static func numbers(_ part: PartResult) -> [String] {
    let interval = part.interval.map { _ in " (\(part.intervalText))" } ?? ""
    let isCheck = part.scale == nil
    return [part.effectText + (isCheck ? "" : interval), "\(part.count)"]
  }

  /// Why a part was not judged, or the smallest effect that so many seeds would have found.
  private static func note(_ part: PartResult) -> String {
    let note = part.obstacleText ?? part.detectableText.map { "detectable \($0)" }
    return note.map { ": " + MarkdownText.escape($0) } ?? ""
  }

  /// What was trained: one row per study.
  static func studies(_ studies: [Study], cells: [Cell]) -> String {
    MarkdownText.table(
      caption: "The studies.",
      header: [
        "Study", "Training examples", "Optimiser", "Batch size", "Epochs", "Seeds", "Runs",
        "Diverged",
      ],
      alignments: [
        .leading, .trailing, .leading, .trailing, .trailing, .trailing, .trailing, .trailing,
      ],
      rows: studies.map { study in
        let records = cells.filter { $0.study.name == study.name }.flatMap(\.records)
        let training = records.compactMap(\.configuration?.training)
        return [
          MarkdownText.escape(study.title),
          Format.range(records.compactMap(\.configuration?.data.trainingCount)) ?? "0",
          MarkdownText.escape(study.training.optimizerWords(varying: study.sweep)),
          Format.range(training.map(\.batchSize)) ?? "", Format.range(training.map(\.epochs)) ?? "",
          "\(study.seeds)", "\(records.count)", "\(records.count { $0.divergence != nil })",
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
