internal import Faults
internal import Notation
internal import YAML

extension Measure {
  /// The updates until the validation accuracy first reaches a threshold, between evaluations by linear interpolation.
  public static func stepsToAccuracy(_ threshold: Double) -> Measure {
    .toAccuracy(threshold, "steps", title: Phrase("Updates")) { _, moment in
      moment.step.map(Double.init)
    }
  }
}

extension MeasureDefinition {
  static let stepsToAccuracy = MeasureDefinition(
    options: [.threshold],
    example: .stepsToAccuracy(0.5)
  ) { fields throws(Fault) in
    .stepsToAccuracy(try fields.threshold())
  }
}
