internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import TemplateEngine

extension ReportValues {
  /// What templates can name of a study of logs; nothing for one that trains.
  func logs(of study: Study, cells: [Cell]) -> [String: TemplateValue] {
    guard let logs = results.logs[study.name] else { return ["is_logged": .flag(false)] }
    let claims = evidence.all.filter { result in
      result.parts.contains { $0.part.test.sides.contains { $0.study == study.name } }
    }
    let bands = bandsText(logs, claims, cells)
    let warnings = logs.notes.filter(\.isWarning)
    return [
      "is_logged": .flag(true),
      "has_effects": .flag(claims.contains { $0.parts.contains { $0.scale != nil } }),
      "answer": .markup(answer(logs, claims, bands: bands)),
      "metric": .text(logs.primary.map { MetricName($0.name).title.text } ?? localized("none")),
      "bands": .markup(bands.joined(separator: "\n\n")),
      "has_bands": .flag(!bands.isEmpty),
      "pairing": .text(pairing(logs)),
      "has_warnings": .flag(!warnings.isEmpty),
      "warning_list": .list(warnings.map(Self.note)),
      "note_list": .list(logs.notes.filter { !$0.isWarning }.map(Self.note)),
      "has_notes": .flag(logs.notes.contains { !$0.isWarning }),
      "results_table": .deferred { .markup(ReportTables.results(of: study, logs, cells: cells)) },
      "effects_table": .deferred { .markup(ReportTables.effects(of: study, claims)) },
      "audit_table": .deferred { .markup(ReportTables.audit(of: study, logs)) },
    ]
  }

  private static func note(_ note: LoggedStudy.Note) -> TemplateValue {
    let text = note.source.map { "\($0): \(note.text)" } ?? note.text
    return .group(["text": .text(text.hasSuffix(".") ? text : text + ".")])
  }

  /// Which group is better, by how much, how sure that is, and on what budget.
  private func answer(
    _ logs: LoggedStudy,
    _ claims: [ClaimResult],
    bands: [String]
  ) -> String {
    let runs = logs.cells.map(\.runs.count).reduce(0, +)
    guard let metric = logs.primary else {
      return localized(
        "\(runs, "# run was read", "# runs were read"), and no metric of them is known to be better when it is higher or lower: nothing is compared."
      )
    }
    let title = MetricName(metric.name).title.text
    guard logs.groups.count > 1 else {
      return localized(
        "\(runs, "# run", "# runs") of one group: there is nothing to compare; [](#table-results-\(ComparisonFile.study)) has the spread of \(Language.current.midSentence(title))."
      )
    }
    if logs.cells.allSatisfy({ $0.runs.count < 2 }) {
      return [
        localized("One run each: any difference may be chance, and there is no verdict."),
        claims.map(\.brief).joined(separator: " "),
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return (bands.isEmpty ? claims.prefix(3).map(\.brief) : bands).joined(separator: " ")
  }

  /// How runs were compared.
  private func pairing(_ logs: LoggedStudy) -> String {
    logs.isPaired
      ? localized("Runs of one seed are pairs.")
      : localized(
        "Runs are no pairs, because no seed is recorded that the groups share: Welch’s t-test compares their means."
      )
  }

  /// Of more than two groups, at each level which the data separate.
  private func bandsText(
    _ logs: LoggedStudy,
    _ claims: [ClaimResult],
    _ cells: [Cell]
  ) -> [String] {
    guard logs.groups.count > 2,
      let endpoint = claims.first?.parts.first?.part.endpoint
    else { return [] }
    let levels: [[FactorLevel]] = logs.factor.map { $0.levels.map { [$0] } } ?? [[]]
    return levels.compactMap { level in
      let mine = cells.filter { $0.levels == level }
      guard let bands = GroupBands(claims, cells: mine, of: endpoint) else { return nil }
      let words = bands.text { name in
        MarkdownText.escape(results.experiment.network(name)?.title ?? name)
      }
      return level.first.map { localized("At \($0.phrase): \(words)") }
        ?? localized("By \(Language.current.midSentence(endpoint.measure.title)): \(words)")
    }
  }
}

extension GroupBands {
  /// The bands as a sentence: `A and B, not told apart, are ahead of C, …`.
  fileprivate func text(_ title: (String) -> String) -> String {
    let names = bands.map { band in band.map { title(members[$0].name) } }
    let parts = names.enumerated().map { index, band in
      band.count == 1
        ? localized("\(index + 1). \(band[0])")
        : localized("\(index + 1). \(band.listed), not told apart")
    }
    return bands.count == 1
      ? localized("the data do not separate \(names[0].listed).")
      : localized("from the best, groups that the data do not separate in one band: \(parts.clauses).")
  }
}
