internal import Faults
internal import Measures
internal import YAML

extension Measure {
  /// Refuses a measure of which logs have no number.
  ///
  /// - Throws: ``Fault`` with the metrics that they have.
  func check(_ logged: LoggedStudy, named study: String, _ reader: FieldReader) throws(Fault) {
    if let quantity {
      throw reader.error(
        "\(quantity.rawValue) is found by a probe, and the runs of study \"\(study)\" were logged elsewhere",
        at: try reader.required("endpoint").position,
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
}
