internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// The mean loss of the last mini-batch, as training saw it.
  public static let lastBatchLoss = Measure(
    "last_batch_loss",
    title: Phrase("Loss of the last mini-batch"),
    better: .lower,
    isOfTrainedLoss: true,
    needsEpochs: true,
    value: { MeasuredValue($0.points(.loss, on: .train, .singleBatch).last?.value) }
  )
}

extension MeasureDefinition {
  static let lastBatchLoss = MeasureDefinition(.lastBatchLoss)
}
