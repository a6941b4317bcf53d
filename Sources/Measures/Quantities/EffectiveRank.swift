internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// exp of the entropy of the singular values, normalised to sum 1, of a layer's outputs on 64 examples.
  ///
  /// Roy and Vetterli 2007; Daneshmand et al. 2020, arXiv:2003.01652.
  public static let effectiveRank = ProbeQuantity(
    "effective_rank",
    of: .rank,
    title: Phrase("Effective rank of the outputs"),
    scope: .hiddenLayers
  )
}
