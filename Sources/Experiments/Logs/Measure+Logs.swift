package import Faults
package import Measures
package import YAML

extension ReadingScope {
  /// Refuses a measure for a figure of a study that has no number of it.
  ///
  /// - Throws: ``Fault`` with what is lacking.
  package func check(
    _ measure: Measure,
    in study: Study,
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    if let logged = logged[study.name] {
      try measure.check(logged, named: study.name, reader, key: key)
    } else {
      try measure.checkFigure(check(study, reader, key: key))
    }
  }
}

extension Measure {
  /// Refuses a measure of which logs have no number.
  ///
  /// - Throws: ``Fault`` with the metrics that they have.
  func check(
    _ logged: LoggedStudy,
    named study: String,
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    if let quantity {
      throw reader.error(
        "\(quantity.rawValue) is found by a probe, and the runs of study \"\(study)\" were logged elsewhere",
        at: try reader.required(key).position,
        hint: "Name a metric of theirs: `endpoint: last_value, of: validation/loss`."
      )
    }
    let isGap = ["generalization_gap", "gap_at_training_loss"].contains(name)
    if isGap, !logged.cells.contains(where: { $0.runs.contains(where: hasNumber) }) {
      throw reader.error(
        "\(name) needs training losses of the weights of one moment, which the runs of study \"\(study)\" have not: "
          + "the mean over an epoch would make an apparent gap",
        at: try reader.required(key).position,
        hint: "Name a metric of theirs: `endpoint: last_value, of: validation/loss`."
      )
    }
    guard let metric else { return }
    guard !logged.metrics.contains(where: { $0.name == metric.text }) else { return }
    let names = logged.metrics.map(\.name)
    let nearest = Spelling.nearest(to: metric.text, among: names)
    throw reader.error(
      "the runs of study \"\(study)\" have no metric \"\(metric.text)\"",
      at: try reader.required("of").position,
      hint: nearest.map { "Did you mean \($0)?" }
        ?? "They have \(names.prefix(20).joined(separator: ", "))."
    ).ofValue(meaning: nearest)
  }

  /// Whether it finds something in a run.
  private func hasNumber(_ run: MeasuredRun) -> Bool { value(of: run) != .notRecorded }
}
