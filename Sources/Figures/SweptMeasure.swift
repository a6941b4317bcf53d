internal import Experiments
internal import Faults
internal import Measures
internal import YAML

/// A measure of the runs of a study with a sweep: what figures of sweeps show.
struct SweptMeasure: Sendable, Hashable {
  /// The keys that it is read from.
  static let keys = ["study", "metric"] + Measure.optionKeys

  /// The study.
  let study: Study
  /// What its runs are reduced to.
  let measure: Measure

  /// Reads `study:` and `metric:` with its options.
  ///
  /// - Throws: ``Fault`` for a study without a sweep and for a measure that its runs do not have.
  init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    study = try scope.study(reader)
    guard !study.sweep.isEmpty else {
      throw reader.error(
        "\(reader.path) needs a study with a sweep (\"\(study.name)\" has none)",
        at: try reader.required("study").position,
        hint: "Add `sweep: { batch_size: [16, 64] }` to the study."
      )
    }
    measure = try Measure(reader, key: "metric")
    let trained = study.networks.map { (study.name, $0) }
    try scope.checkLosses(of: measure, trained, reader, key: "metric")
    try scope.check(measure, in: study, reader, key: "metric")
  }

  /// The two as lines of YAML.
  static func yamlLines(_ study: String, _ measure: Measure) -> [String] {
    ["study: \(study)", "metric: \(measure.name)"] + measure.yamlOptions
  }
}
