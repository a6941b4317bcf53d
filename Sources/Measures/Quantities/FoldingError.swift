internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest deviation of the logits when batch norm is folded into the weights, relative to the largest logit.
  public static let foldingError = ProbeQuantity(
    "folding_error",
    of: .identities,
    title: Phrase("Deviation of the folded network"),
    need: .runningStatistics
  )
}
