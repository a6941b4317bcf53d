internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// The lowest validation loss at the end of any epoch, in nats: what early stopping keeps.
  ///
  /// It tells a network that fits new examples better from one that only overfits later. It is chosen by the numbers that
  /// it is made of, and so is a little too low.
  public static let lowestValidationLoss = Measure(
    "lowest_validation_loss",
    title: Phrase("Lowest validation loss"),
    unit: .nats,
    usualScale: .difference,
    better: .lower,
    moment: .allEpochs(Phrase("The epoch of the lowest validation loss of each run")),
    needsEpochs: true,
    value: { run in
      MeasuredValue(run.value(of: SeriesKey(.loss, on: .validation), at: .best))
    }
  )
}

extension MeasureDefinition {
  static let lowestValidationLoss = MeasureDefinition(.lowestValidationLoss)
}
