internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Runs

/// The tables of a study of logs as Markdown.
extension ReportTables {
  /// One row a group and level: how many runs, what they ended with, and the best that each had.
  static func results(of study: Study, _ logs: LoggedStudy, cells: [Cell]) -> String {
    guard let metric = logs.primary else {
      return localized("No metric has a direction, so that nothing is compared.")
    }
    let name = MetricName(metric.name, better: metric.better)
    var measures = [Measure.lastValue(of: name)]
    if let budget = logs.budget { measures.insert(.value(of: name, at: budget), at: 0) }
    let hasCurves = cells.contains { $0.runs.contains { $0.points(of: name).count > 1 } }
    if metric.better != nil, hasCurves { measures.append(.bestValue(of: name)) }
    let shown = measures.filter { measure in
      // The end of the budget is the end of all runs: said once.
      measure != .lastValue(of: name) || logs.budget == nil
        || cells.contains { cell in
          cell.runs.contains {
            measure.value(of: $0) != measures[0].value(of: $0)
          }
        }
    }
    return MarkdownText.table(
      caption: localized(
        "\(MarkdownText.escape(study.title)): the runs of each group, mean ± half the 95 % interval. The best value of each run was selected on the same data."
      ),
      id: "results-\(study.name)",
      header: (logs.factor.map { [$0.key.title] } ?? []) + [
        localized("Group"), localized("Runs"), localized("Diverged"),
      ] + shown.map { MarkdownText.escape($0.words) },
      alignments: (logs.factor == nil ? [] : [.trailing]) + [.leading, .trailing, .trailing]
        + shown.map { _ in .trailing },
      rows: cells.map { cell in
        cell.levels.map(\.number) + [
          MarkdownText.escape(cell.network.title), "\(cell.runs.count)",
          "\(cell.runs.count - cell.finished.count)",
        ]
          + shown.map { measure in
            let values = cell.finished.compactMap { measure.value(of: $0).exact }
            return SeedMean(values, measure.unit.styleOfMeans)?.compact ?? "—"
          }
      }
    )
  }

  /// One row a comparison, each by itself at 95 %, with the verdict of all together.
  static func effects(of study: Study, _ claims: [ClaimResult], cells: [Cell]) -> String {
    let parts = claims.flatMap { claim in
      claim.parts.filter { part in
        part.scale != nil && part.part.test.sides.contains { $0.study == study.name }
      }.map { (claim, $0) }
    }
    guard !parts.isEmpty else { return localized("Nothing is compared.") }
    let hasPermutations = parts.contains { $0.1.permutationP != nil }
    let pairs = parts.map { $0.1.pairing(in: cells) }
    let hasPairs = pairs.contains { $0 != nil }
    return MarkdownText.table(
      caption: [
        localized(
          "Each comparison by itself: the first less the second, with its 95 % interval and p-value by the t-distribution, and by counting all ways to share the runs out where they are independent and few. Verdicts are of all comparisons together (Holm 1979), for which intervals are wider."
        ),
        hasPairs
          ? localized(
            "Of pairs there are the correlation r of their values, and the interval that the same runs would have as independent ones (Welch 1947)."
          ) : "",
      ].sentences,
      id: "effects-\(study.name)",
      header: [
        localized("Comparison"), localized("Difference"), localized("95 % interval"), "p",
      ] + (hasPermutations ? [localized("p (permutations)")] : [])
        + (hasPairs ? ["r", localized("Unpaired")] : []) + [
          localized("Runs"), localized("Verdict"),
        ],
      alignments: [.leading, .trailing, .trailing, .trailing]
        + (hasPermutations ? [.trailing] : []) + (hasPairs ? [.trailing, .trailing] : [])
        + [.leading, .leading],
      rows: zip(parts, pairs).map { row, pairs in
        let (claim, part) = row
        let title = [claim.claim.title, part.part.title].compactMap(\.self).joined(separator: ": ")
        return [
          MarkdownText.escape(title), part.plainEffectText, part.plainIntervalText,
          pText(part.plainP),
        ] + (hasPermutations ? [pText(part.permutationP)] : [])
          + (hasPairs
            ? [
              pairs?.correlation.map { Format.fixed($0, decimals: 2) } ?? "—",
              pairs?.independent.map(part.text) ?? "—",
            ] : []) + [
            part.runs.map { "\($0.subject)\u{A0}/\u{A0}\($0.reference)" } ?? "\(part.count)",
            "\(part.verdict.sign)\u{A0}\(part.verdictWords)",
          ]
      }
    )
  }

  /// A path as code.
  private static func code(_ path: String) -> String {
    "`\(path.replacing("`", with: "'").replacing("|", with: "¦"))`"
  }

  /// What was read, run by run.
  static func audit(of study: Study, _ logs: LoggedStudy) -> String {
    let hasLevels = logs.audit.contains { $0.level != nil }
    let hasSeeds = logs.audit.contains { $0.seed != nil }
    return MarkdownText.table(
      caption: logs.folder.isEmpty
        ? localized("What was read, run by run.")
        : localized("What was read below \(code(logs.folder)), run by run."),
      id: "audit-\(study.name)",
      header: [localized("Run"), localized("Format"), localized("Group")]
        + (hasLevels ? [localized("Level")] : []) + (hasSeeds ? [localized("Seed")] : [])
        + [localized("Read")],
      alignments: [.leading, .leading, .leading] + (hasLevels ? [.trailing] : [])
        + (hasSeeds ? [.trailing] : []) + [.leading],
      rows: logs.audit.map { run in
        [
          code(run.source), MarkdownText.escape(run.format),
          MarkdownText.escape(run.group?.text ?? localized("left out")),
        ] + (hasLevels ? [run.level ?? ""] : [])
          + (hasSeeds ? [MarkdownText.escape(run.seed ?? "")] : [])
          + [MarkdownText.escape((run.contents + run.notes).map(\.text).clauses)]
      }
    )
  }
}

extension LoggedStudy {
  /// How far all runs got, as a measure names it; nil where their progress cannot be compared.
  var budget: TrainingBudget? {
    commonBudget.flatMap { moment in
      moment.epoch.map { TrainingBudget($0, .epochs) }
        ?? moment.step.map { TrainingBudget(Double($0), .updates) }
    }
  }
}
