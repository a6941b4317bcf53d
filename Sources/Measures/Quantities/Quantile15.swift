internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The 15th percentile of the inputs of one typical unit of the last hidden layer, before its activation, in inference
  /// mode but with the noise of training; the unit whose drift over the run is the median of all.
  public static let quantile15 = ProbeQuantity(
    "quantile_15",
    of: .activations,
    title: Phrase("15th percentile of a unit’s input"),
    canBeNegative: true
  )
}
