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
      "pairing": .text(logs.groups.count > 1 ? pairing(logs) : ""),
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
    var text = note.source.map { "\($0): \(note.text)" } ?? note.text
    // A path stays as it is, and so does a name.
    if let word = text.split(separator: " ").first, word.allSatisfy(\.isLetter) {
      text = text.prefix(1).uppercased() + text.dropFirst()
    }
    return .group(["text": .text(text.hasSuffix(".") ? text : text + ".")])
  }

  /// How runs were compared.
  private func pairing(_ logs: LoggedStudy) -> String {
    logs.isPaired
      ? localized("Runs of one seed are pairs.")
      : localized(
        "Runs are no pairs, because no seed is recorded that the groups share: Welch’s t-test compares their means."
      )
  }
}
