internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// Var(branch)/(Var(past) + Var(branch)) at the sum of each residual block.
  ///
  /// De and Smith 2020, arXiv:2002.10444.
  public static let residualShare = ProbeQuantity(
    "residual_share",
    of: .residual,
    title: Phrase("Share of the branch in variance"),
    scope: .residualBlocks,
    need: .residualBlocks
  )
}
