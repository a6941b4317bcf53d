internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// Validation loss minus training loss after the last epoch, in nats.
  public static let generalizationGap = Measure(
    "generalization_gap",
    title: Phrase("Validation loss minus training loss"),
    unit: .nats,
    usualScale: .difference,
    better: .lower,
    canBeNegative: true,
    isDifference: true,
    value: { MeasuredValue($0.gaps.last?.gap) }
  )
}

extension MeasureDefinition {
  static let generalizationGap = MeasureDefinition(.generalizationGap)
}

extension MeasuredRun {
  /// The training loss and how far the validation loss is above it, at each moment that has both.
  var gaps: [(trainingLoss: Double, gap: Double)] {
    let validation = Dictionary(
      points(.loss, on: .validation).map { ($0.moment, $0.value) },
      uniquingKeysWith: { _, last in last }
    )
    return points(.loss, on: .train).compactMap { point in
      validation[point.moment].map { (point.value, $0 - point.value) }
    }
  }
}
