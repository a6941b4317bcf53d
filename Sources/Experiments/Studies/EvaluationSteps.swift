internal import Faults
public import Measures
internal import YAML

/// When the validation examples of a study are evaluated beside the end of every epoch.
public enum EvaluationSteps: Sendable, Hashable {
  /// At the end of every epoch alone.
  case epochs
  /// After these numbers of updates too.
  case spaced(StepSpacing)

  /// What a study has of which a time to an accuracy is claimed, where it says nothing.
  static let ofTimes = EvaluationSteps.spaced(.perDecade(8))
  static let key = "evaluate"

  /// `evaluate:` of a study: `epochs`, `{ every: 20 }`, or `{ per_decade: 8 }`.
  init(_ study: FieldReader) throws(Fault) {
    let value = try study.required(Self.key)
    guard case .mapping = value.content else {
      let text = try study.text(Self.key)
      guard text == "epochs" else {
        throw study.error(
          "\(Self.key) is \"\(text)\" (expected epochs, or a mapping)",
          at: value.position,
          hint: "Write `{ every: 20 }`, `{ per_decade: 8 }`, or `epochs`."
        )
      }
      self = .epochs
      return
    }
    self = .spaced(try StepSpacing(value, in: study, key: Self.key))
  }

  /// The setting as it stands in files.
  var yaml: String {
    switch self {
    case .epochs: "epochs"
    case .spaced(let spacing): spacing.yaml
    }
  }

  /// The numbers of updates within epochs, ascending, of a run with so many in all and in each epoch.
  func resolved(updates: Int, perEpoch: Int) -> [Int] {
    switch self {
    case .epochs: []
    case .spaced(let spacing):
      spacing.steps(through: updates).filter { !$0.isMultiple(of: perEpoch) }
    }
  }
}

extension Experiment {
  /// The studies, those of which a time to an accuracy is claimed evaluated within epochs where they say nothing of it.
  static func completing(_ studies: [Study], for claims: [Claim]) -> [Study] {
    let timed = claims.flatMap(\.parts).filter(\.endpoint.measure.isCrossing)
    let names = Set(timed.flatMap { $0.test.sides.map(\.study) })
    return studies.map { study in
      var study = study
      if study.evaluation == nil, names.contains(study.name) { study.evaluation = .ofTimes }
      return study
    }
  }
}
