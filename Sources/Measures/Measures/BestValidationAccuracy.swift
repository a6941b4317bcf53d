internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// The largest validation accuracy after any epoch, a share: what early stopping with perfect foresight would keep.
  ///
  /// It is chosen by the numbers that it is made of, and so is too high; more epochs make it higher.
  public static let bestValidationAccuracy = Measure(
    "best_validation_accuracy",
    title: Phrase("Best validation accuracy"),
    unit: .share,
    usualScale: .points,
    better: .higher,
    countedSplit: .validation,
    moment: .allEpochs(Phrase("The best epoch of each run, chosen on the same data")),
    needsEpochs: true,
    value: { run in
      let points = run.points(.accuracy, on: .validation)
        .filter { !$0.isBeforeTraining && !$0.isWithinEpoch }
      return MeasuredValue(points.map(\.value).max())
    }
  )
}

extension MeasureDefinition {
  static let bestValidationAccuracy = MeasureDefinition(.bestValidationAccuracy)
}
