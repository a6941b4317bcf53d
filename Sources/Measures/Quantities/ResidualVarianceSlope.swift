internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The slope of ln(``residualVariance``) against the block, by least squares; ln 2 where the variance doubles a block.
  public static let residualVarianceSlope = ProbeQuantity(
    "residual_variance_slope",
    of: .residual,
    title: Phrase("Growth of ln variance per block"),
    scope: .network,
    need: .residualBlocks,
    canBeNegative: true
  )
}
