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
    let answer = ComparisonAnswer(logs: logs, claims: claims, cells: cells) { name in
      MarkdownText.escape(results.experiment.network(name)?.title ?? name)
    }
    let bands = answer.bands
    let warnings = logs.notes.filter(\.isWarning)
    return [
      "is_logged": .flag(true),
      "has_effects": .flag(claims.contains { $0.parts.contains { $0.scale != nil } }),
      "answer": .markup(answer.markdown),
      "metric": .text(logs.primary.map { MetricName($0.name).title.text } ?? localized("none")),
      "bands": .markup(bands.joined(separator: "\n\n")),
      "has_bands": .flag(!bands.isEmpty),
      "pairing": .text(logs.groups.count > 1 ? pairing(logs, claims, cells) : ""),
      "has_pairing": .flag(logs.groups.count > 1),
      "has_warnings": .flag(!warnings.isEmpty),
      "warning_list": .list(warnings.map(Self.note)),
      "note_list": .list(logs.notes.filter { !$0.isWarning }.map(Self.note)),
      "has_notes": .flag(logs.notes.contains { !$0.isWarning }),
      "results_table": .deferred { .markup(ReportTables.results(of: study, logs, cells: cells)) },
      "effects_table": .deferred { .markup(ReportTables.effects(of: study, claims, cells: cells)) },
      "audit_table": .deferred {
        .markup(
          [ReportTables.audit(of: study, logs), unused(logs)].filter { !$0.isEmpty }
            .joined(separator: "\n\n")
        )
      },
    ]
  }

  /// The metrics that were read and are in no data file, since nothing here uses them.
  private func unused(_ logs: LoggedStudy) -> String {
    let metrics = results.experiment.unusedMetrics(of: logs).map { metric in
      localized("\(MarkdownText.escape(metric.name)) (\(metric.pointCount))")
    }
    guard !metrics.isEmpty else { return "" }
    return localized(
      "Read, but used neither in this report nor in \("`\(DataFile.metrics.path)`"), with how many numbers each has: \(metrics.listed)."
    )
  }

  private static func note(_ note: LoggedStudy.Note) -> TemplateValue {
    var text = note.source.map { localized("\($0): \(note.text)") } ?? note.text.text
    // A path stays as it is, and so does a name.
    let pattern = Language.current.words[note.text.key] ?? note.text.key
    if note.source == nil, !pattern.hasPrefix("{"), let word = text.split(separator: " ").first,
      word.allSatisfy(\.isLetter)
    {
      text = text.prefix(1).uppercased() + text.dropFirst()
    }
    return .group(["text": .text(text.asSentence)])
  }

  /// How runs were compared.
  private func pairing(_ logs: LoggedStudy, _ claims: [ClaimResult], _ cells: [Cell]) -> String {
    guard logs.isPaired else {
      return localized(
        "Runs are no pairs, because no seed is recorded that the groups share: Welch’s t-test compares their means."
      )
    }
    let pairs = claims.flatMap(\.parts).filter { !$0.part.isSecondLook }
      .compactMap { $0.pairing(in: cells) }
    let idle = pairs.count { !$0.helps }
    var sentences = [localized("Runs of one seed are pairs.")]
    if idle > 0 {
      sentences.append(
        localized(
          "Pairing bought nothing in \(idle) of \(pairs.count, "# comparison", "# comparisons"), whose values do not go together; it was chosen before, and stays."
        )
      )
    }
    if let fewest = pairs.map(\.count).min(), (2..<6).contains(fewest) {
      sentences.append(
        localized(
          "With fewer than 6 pairs no count of signs gives a p-value below 0.05: those of \(fewest) pairs rest on the t-distribution alone."
        )
      )
    }
    return sentences.sentences
  }
}
