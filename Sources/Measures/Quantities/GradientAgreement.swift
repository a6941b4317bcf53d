internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The mean over pairs of examples of the cosine of ∂(u·z)/∂x, z the logits and u one direction for all.
  ///
  /// Balduzzi et al. 2017, arXiv:1702.08591.
  public static let gradientAgreement = ProbeQuantity(
    "gradient_agreement",
    of: .agreement,
    title: Phrase("Cosine of two gradients"),
    scope: .network,
    need: .nothing,
    canBeNegative: true
  )
}
