internal import Faults
internal import Models
internal import Runs
internal import YAML

extension Measure {
  /// The seconds of training until the validation accuracy first reaches a threshold, evaluations not counted, between
  /// epochs by linear interpolation.
  public static func secondsToAccuracy(_ threshold: Double) -> Measure {
    .toAccuracy(threshold, "seconds", title: "Training time", unit: .seconds, isTimed: true) {
      run,
      moment in
      let seconds = run.points(.trainingTime, on: .train, .runningMean)
      guard let epoch = moment.epoch, epoch <= Double(seconds.count) else { return nil }
      return seconds.prefix(Int(epoch)).reduce(0) { $0 + $1.value }
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
