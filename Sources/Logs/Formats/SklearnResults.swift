internal import Faults
internal import Notation

extension LogFormat {
  /// scikit-learn's `cv_results_` as a table: a row a setting, a column a fold (sklearn/model_selection/_search.py).
  ///
  /// A run is one fold of one setting. What is called test there are the examples that were left out: validation.
  static let sklearnResults = LogFormat(
    "sklearn-cv",
    title: "scikit-learn cv_results_",
    .file(
      recognises: { file in
        file.tableHead?.words.contains { SklearnColumn($0)?.fold == 0 } ?? false
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return runsOfSklearn(table, file.path)
      }
    )
  )

  /// The same as JSON: a list, or an object with numbered fields, for every column.
  static let sklearnJSON = LogFormat(
    "sklearn-cv-json",
    title: "scikit-learn cv_results_ (JSON)",
    .file(
      recognises: { file in
        JSONHead(file, count: 16 << 10)?.object?.fields.contains {
          SklearnColumn($0.name)?.fold == 0 && [.array, .object].contains($0.value.kind)
        } ?? false
      },
      read: { file throws(Fault) in
        guard let table = LogTable(columns: try file.object()) else { return [] }
        return runsOfSklearn(table, file.path)
      }
    )
  )

  private static func runsOfSklearn(_ table: LogTable, _ path: String) -> [LoggedRun] {
    let columns = table.header.map { SklearnColumn($0) }
    let folds = Set(columns.compactMap { $0?.fold }).sorted()
    let numbers = table.header.indices.map {
      columns[$0] == nil ? NumberColumn([]) : table.numbers($0)
    }
    return table.rows.indices.flatMap { row in
      let settings = settingsOfSklearn(table, row)
      return folds.map { fold in
        var collector = SeriesCollector()
        for (index, column) in columns.enumerated() {
          guard let column, column.fold == fold, let value = numbers[index][row].value else {
            continue
          }
          let place = collector.place(
            of: table.header[index],
            split: column.isTest ? .validation : .train,
            metric: column.metric,
            mode: .evaluated
          )
          collector.add(value, at: place)
        }
        return LoggedRun(
          source: "\(path): \(table.place(of: row)), fold \(fold)",
          format: "sklearn-cv",
          settings: settings.merging(["fold": Setting(Double(fold))]) { old, _ in old },
          state: .finished,
          series: collector.series,
          notes: [
            LogNote(.assumed, "the test scores are of the fold that was left out: validation"),
            LogNote(
              .warning,
              "folds share most of their training examples: they are no independent repeats"
            ),
          ]
        )
      }
    }
  }

  private static func settingsOfSklearn(_ table: LogTable, _ row: Int) -> [String: Setting] {
    var settings: [String: Setting] = [:]
    for (column, name) in table.header.enumerated() {
      guard let text = table.text(row, column), !text.isEmpty else { continue }
      if name.hasPrefix("param_") {
        settings[String(name.dropFirst(6))] = Setting(text)
      } else if name == "params", let object = LogJSON(Array(text.utf8))?.root {
        settings.merge(object.settings(prefix: "")) { old, _ in old }
      }
    }
    return settings
  }
}

/// A column such as `split3_test_accuracy`.
private struct SklearnColumn {
  let fold: Int
  let isTest: Bool
  let metric: String

  init?(_ name: String) {
    guard name.hasPrefix("split") else { return nil }
    let parts = name.dropFirst(5).split(separator: "_", maxSplits: 2)
    guard parts.count == 3, let fold = Int(parts[0]), ["test", "train"].contains(parts[1]) else {
      return nil
    }
    self.fold = fold
    isTest = parts[1] == "test"
    metric = LogName(String(parts[2])).metric
  }
}
