internal import Faults
internal import Notation
internal import YAML

extension Measure {
  /// Validation loss minus training loss where the training loss first falls to a value, between epochs by interpolation.
  public static func gapAtTrainingLoss(_ loss: Double) -> Measure {
    Measure(
      "gap_at_training_loss",
      options: ["\(MeasureOption.trainingLoss.rawValue): \(loss)"],
      title: Phrase("Validation loss minus training loss at a training loss of \(loss.short)"),
      unit: .nats,
      usualScale: .difference,
      better: .lower,
      canBeNegative: true,
      isDifference: true,
      needsEpochs: true,
      value: { run in
        let gaps = run.gaps
        for (before, after) in zip(gaps, gaps.dropFirst()) where after.trainingLoss <= loss {
          // A network that starts below has no such moment.
          guard before.trainingLoss > loss else { return .notRecorded }
          let share = (before.trainingLoss - loss) / (before.trainingLoss - after.trainingLoss)
          return MeasuredValue(before.gap + share * (after.gap - before.gap))
        }
        return .notRecorded
      }
    )
  }
}

extension MeasureDefinition {
  static let gapAtTrainingLoss = MeasureDefinition(
    options: [.trainingLoss],
    example: .gapAtTrainingLoss(0.5)
  ) { fields throws(Fault) in
    .gapAtTrainingLoss(try fields.trainingLoss())
  }
}
