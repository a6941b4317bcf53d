internal import Faults
package import Models
internal import Runs
package import YAML

/// A check whether the runs of a study will have a number, with the fields that ask for it.
package struct MeasureCheck {
  package let study: MeasuredStudy
  /// The networks of which a number is needed; of all others there may be none.
  package let networks: [NetworkConfiguration]
  let fields: FieldReader
  /// The key under which the measure or the quantity stands.
  let key: String

  package init(
    of study: MeasuredStudy,
    networks: [NetworkConfiguration],
    _ fields: FieldReader,
    key: String
  ) {
    self.study = study
    self.networks = networks
    self.fields = fields
    self.key = key
  }

  /// The error of what is lacking, at the measure's name or at an option of it.
  func error(
    _ message: String,
    at option: MeasureOption? = nil,
    hint: String
  ) throws(Fault) -> Fault {
    let place = try fields.required(option?.rawValue ?? key).position
    return fields.error(message, at: place, hint: hint)
  }

  /// Refuses a study that does not measure a split.
  func measures(_ split: DataSplit) throws(Fault) {
    guard split != .test || study.measuresTest else {
      throw try error(
        "study \"\(study.name)\" does not measure the test set",
        hint: "Remove `test: false` from the study, or name a measure of the validation set."
      )
    }
  }

  /// Refuses a study that does not evaluate with some statistics.
  func evaluates(with statistics: EvaluationStatistics) throws(Fault) {
    guard statistics == .running || study.statistics.contains(statistics) else {
      throw try error(
        "study \"\(study.name)\" does not evaluate with \(statistics.rawValue) statistics",
        at: .statistics,
        hint: "Add `statistics: [\(statistics.rawValue)]` to the study."
      )
    }
  }
}
