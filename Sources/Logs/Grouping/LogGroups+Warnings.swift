internal import Notation

extension LogGroups {
  /// Says which runs diverged: they are results, and in no mean.
  mutating func warnOfDivergence() {
    for group in groups {
      for cell in group.cells {
        let count = cell.members.count { $0.run.hasDivergedInResult }
        guard count > 0 else { continue }
        notes.append(
          LogNote(
            .warning,
            "\(count) of \(cell.members.count, "# run", "# runs") of \(name(cell, of: group)) \(count, "diverged and is", "diverged and are") in no mean"
          )
        )
      }
    }
  }

  /// What names the examples of the validation, and what of them.
  private static let validations = ["val", "valid", "validation", "eval"]
  private static let sources = [
    "data", "dataset", "set", "split", "file", "path", "dir", "folder", "name",
  ]

  /// Says where a setting names the test examples as those of the validation.
  mutating func warnOfTests() {
    for name in Set(runs.flatMap(\.settings.keys)).sorted() {
      let words = SettingNames.last(name).split(separator: "_").map(String.init)
      guard words.count > 1, Self.validations.contains(words[0]),
        Self.sources.contains(words[words.count - 1])
      else { continue }
      let texts = Set(runs.compactMap { $0.settings[name]?.text }).filter { text in
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.contains("test")
      }
      guard !texts.isEmpty else { continue }
      notes.append(
        LogNote(
          .warning,
          "the validation set is the test set (\(name): \(RunKeys.list(texts.sorted()))): selected and judged on the same examples"
        )
      )
    }
  }
}

extension LoggedRun {
  /// Whether the last number of a metric that is known to be better when it is higher or lower is not finite.
  var hasDivergedInResult: Bool {
    series.contains { series in
      MetricDirection(ofMetric: series.metric) != .none
        && series.points.last.map { !$0.value.isFinite } ?? false
    }
  }
}
