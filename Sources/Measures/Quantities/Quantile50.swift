internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The median of the inputs of the unit of ``quantile15``.
  public static let quantile50 = ProbeQuantity(
    "quantile_50",
    of: .activations,
    title: Phrase("Median of a unit’s input"),
    canBeNegative: true
  )
}
