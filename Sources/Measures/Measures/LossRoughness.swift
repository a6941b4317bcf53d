internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// How rough the losses of the last epoch's mini-batches are: ``EpochMetrics/lossRoughness``.
  public static let lossRoughness = Measure(
    "loss_roughness",
    title: Phrase("Roughness of the mini-batch losses"),
    better: .lower,
    isOfTrainedLoss: true,
    needsEpochs: true,
    value: { MeasuredValue($0.points(.lossRoughness, on: .train, .runningMean).last?.value) }
  )
}

extension MeasureDefinition {
  static let lossRoughness = MeasureDefinition(.lossRoughness)
}
