internal import Faults
internal import Notation

extension LogFormat {
  /// What XGBoost and LightGBM return of their evaluations: `{set: {metric: [a number a round]}}`.
  ///
  /// `validation_0` is the first of the sets that were passed, often that of the training: its split is not known.
  static let xgboostResult = LogFormat(
    "xgboost",
    title: "XGBoost and LightGBM evals_result",
    .file(
      recognises: { file in
        guard let fields = JSONHead(file)?.object?.fields,
          let first = fields.first?.value.fields.first,
          first.value.kind == .array, first.value.numbers != nil
        else { return false }
        return fields.contains { isNumberedSet($0.name) }
          || metricsOfXGBoost.contains(first.name.word)
      },
      read: { file throws(Fault) in
        var collector = SeriesCollector()
        for (set, metrics) in try file.object().fields {
          for (metric, values) in metrics.fields {
            guard let numbers = values.numbers else { continue }
            let split = isNumberedSet(set) ? .other : LogName(set).split ?? .other
            let name = "\(set)/\(metric)"
            let known = LogName(metric).metric
            let place = collector.place(
              of: name,
              split: split,
              metric: isNumberedSet(set) ? name : known,
              mode: .evaluated
            )
            for (round, number) in numbers.enumerated() {
              if let value = number.value { collector.add(value, at: place, step: round + 1) }
            }
            if isNumberedSet(set) {
              collector.note(
                LogNote(.warning, "\(name): the file does not say which examples \(set) are")
              )
            }
          }
        }
        return [
          LoggedRun(
            source: file.path,
            format: "xgboost",
            series: collector.series,
            notes: [LogNote(.assumed, "steps are rounds of boosting")] + collector.notes
          )
        ]
      }
    )
  )

  /// Whether a name is that of a set which only its place among the others tells from them.
  static func isNumberedSet(_ name: String) -> Bool {
    let parts = name.split(separator: "_")
    return parts.count == 2 && ["validation", "valid", "eval"].contains(parts[0])
      && parts[1].allSatisfy(\.isNumber)
  }

  private static let metricsOfXGBoost: Set<String> = [
    "rmse", "rmsle", "mae", "mape", "logloss", "error", "merror", "mlogloss", "auc", "aucpr",
    "ndcg",
    "map", "l1", "l2", "binary_logloss", "multi_logloss", "binary_error", "multi_error",
  ]
}

extension String {
  /// A metric without the place that it is taken at: `ndcg` of `ndcg@10`.
  fileprivate var word: String { String(prefix { $0 != "@" }) }
}
