internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// ``residualShare`` over t/(v₁ + t l) at block l, t = 1 − 1/π, v₁ the variance of what comes past the first block.
  ///
  /// Theory is of pre-activated blocks with batch norm, ReLU and He's weights before training.
  public static let residualShareOverTheory = ProbeQuantity(
    "residual_share_over_theory",
    of: .residual,
    title: Phrase("Share of the branch, over theory"),
    scope: .residualBlocks,
    need: .residualBlocks
  )
}
