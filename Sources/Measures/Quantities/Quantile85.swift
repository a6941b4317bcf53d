internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The 85th percentile of the inputs of the unit of ``quantile15``.
  public static let quantile85 = ProbeQuantity(
    "quantile_85",
    of: .activations,
    title: Phrase("85th percentile of a unit’s input"),
    canBeNegative: true
  )
}
