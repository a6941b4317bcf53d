internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The mean over the units of the last hidden layer of |q50 − q50 before| / (q85 − q15 before), from one step of the probe
  /// to the next.
  ///
  /// Batch norm's running estimates start at 0 and 1, so that the first tens of updates show them settling.
  public static let drift = ProbeQuantity(
    "drift",
    of: .activations,
    title: Phrase("Drift of the median input"),
    unit: .spreads,
    isOfChange: true
  )
}
