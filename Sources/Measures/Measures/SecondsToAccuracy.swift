internal import Faults
internal import Models
internal import Notation
internal import Runs
internal import YAML

extension Measure {
  /// The seconds of training until the validation accuracy first reaches a threshold, evaluations not counted, between
  /// evaluations by linear interpolation.
  public static func secondsToAccuracy(_ threshold: Double) -> Measure {
    .toAccuracy(threshold, "seconds", title: Phrase("Training time"), unit: .seconds, isTimed: true)
    {
      run,
      moment in
      run.points(.elapsedTrainingTime, on: .train).first { $0.moment == moment }?.value
    }
  }
}

extension MeasureDefinition {
  static let secondsToAccuracy = MeasureDefinition(
    options: [.threshold],
    example: .secondsToAccuracy(0.5)
  ) { fields throws(Fault) in
    .secondsToAccuracy(try fields.threshold())
  }
}
