internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The variance over examples and pixels of what comes past each residual block, averaged over the channels.
  public static let residualVariance = ProbeQuantity(
    "residual_variance",
    of: .residual,
    title: Phrase("Variance of what comes past a block"),
    scope: .residualBlocks,
    need: .residualBlocks
  )
}
