internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// How strongly parameters are drawn to 0.
  public static let weightDecay = FactorDefinition(
    "weight_decay",
    title: Phrase("Weight decay"),
    values: .numbers(Optimizer.weightDecayLimit),
    example: [0, 0.0001],
    axisBase: 10,
    change: .training { $0.weightDecay = $1 }
  )
}
