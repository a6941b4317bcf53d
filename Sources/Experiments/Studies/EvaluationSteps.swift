internal import Faults
internal import Measures
internal import YAML

/// When the validation examples of a study are evaluated beside the end of every epoch.
public enum EvaluationSteps: Sendable, Hashable {
  /// At the end of every epoch alone.
  case epochs
  /// After every so many updates too.
  case every(Int)
  /// After numbers of updates with so many a decade too: 1, 2, 3, 4, 6, 7, 10, 13, … with eight.
  case perDecade(Int)

  /// What a study has of which a time to an accuracy is claimed, where it says nothing.
  static let ofTimes = EvaluationSteps.perDecade(8)
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
    let names = ["every", "per_decade"]
    let fields = try FieldReader(value, file: study.file, path: Self.key, known: names)
    switch (fields.has("every"), fields.has("per_decade")) {
    case (true, false):
      self = .every(try fields.integer("every", in: 1...ProbeSteps.limit))
    case (false, true):
      self = .perDecade(try fields.integer("per_decade", in: 1...LogarithmicSteps.limit))
    case (true, true), (false, false):
      throw study.error(
        "\(Self.key) needs one of every and per_decade",
        at: value.position,
        hint: "Write `{ every: 20 }` or `{ per_decade: 8 }`."
      )
    }
  }

  /// The setting as it stands in files.
  var yaml: String {
    switch self {
    case .epochs: "epochs"
    case .every(let interval): "{ every: \(interval) }"
    case .perDecade(let count): "{ per_decade: \(count) }"
    }
  }

  /// The numbers of updates within epochs, ascending, of a run with so many in all and in each epoch.
  func resolved(updates: Int, perEpoch: Int) -> [Int] {
    let steps =
      switch self {
      case .epochs: [Int]()
      case .every(let interval): Array(stride(from: interval, to: updates, by: interval))
      case .perDecade(let count): LogarithmicSteps.steps(perDecade: count, through: updates)
      }
    return steps.filter { !$0.isMultiple(of: perEpoch) }
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
