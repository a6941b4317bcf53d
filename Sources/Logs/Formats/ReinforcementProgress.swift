internal import Faults

extension LogFormat {
  /// The tables of Spinning Up (`progress.txt`, tab-separated, with `Epoch`) and Stable-Baselines3 (`progress.csv`, with
  /// `time/…` and `rollout/…`): numbers of no split, since there are no examples, but for its `train/…` and `eval/…`.
  static let reinforcementProgress = LogFormat(
    "rl-progress",
    title: "Spinning Up and Stable-Baselines3 progress",
    .file(
      recognises: { file in
        guard let head = file.tableHead else { return false }
        if head.words.contains(where: { $0.hasPrefix("time/") || $0.hasPrefix("rollout/") }) {
          return true
        }
        return head.separator == 0x09 && head.names.contains("Epoch")
          && head.names.contains { $0.hasPrefix("Average") || $0 == "TotalEnvInteracts" }
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "rl-progress")
        curves.meaning = { name in
          let reading = LogName(name)
          // Of Stable-Baselines3's folders two are splits.
          let isOfSplit = name.hasPrefix("eval/") || name.hasPrefix("train/")
          guard reading.reasonToIgnore == nil, !isOfSplit else { return nil }
          return .init(split: .other, metric: name)
        }
        curves.findAxes()
        return curves.runs(curves.segments())
      }
    )
  )
}
