internal import Faults
internal import Notation
internal import YAML

extension Measure {
  /// The passes over the training set until the validation accuracy first reaches a threshold, between evaluations by linear
  /// interpolation.
  public static func epochsToAccuracy(_ threshold: Double) -> Measure {
    .toAccuracy(threshold, "epochs", title: Phrase("Epochs")) { _, moment in moment.epoch }
  }
}

extension MeasureDefinition {
  static let epochsToAccuracy = MeasureDefinition(
    options: [.threshold],
    example: .epochsToAccuracy(0.5)
  ) { fields throws(Fault) in
    .epochsToAccuracy(try fields.threshold())
  }
}
