internal import Faults

extension LogFormat {
  /// A table with a run in every row: settings, a seed, and results, but no axis.
  static let resultsTable = LogFormat(
    "results-table",
    title: "Table of results",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.hasRows, head.hasNumbers, head.names.count > 1,
          !head.isOwnOther, head.hasMetric || head.names.contains(where: SettingWords.isRepeat)
        else { return false }
        let axes = Axis.find(in: head.names.filter { $0.lowercased() != "epochs" })
        return axes.epoch == nil && axes.step == nil
          && (head.names.contains(where: SettingWords.isKey) || head.hasTexts)
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return RunTable(table, file, "results-table").runs
      }
    )
  )
}
