internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest deviation of BN(aWx) from BN(Wx), and of a ∂L/∂(aW) from ∂L/∂W relative to the largest, for a = 0.1 and 10;
  /// with ε = 10⁻¹², because the identity holds but for ε.
  public static let scaleInvarianceError = ProbeQuantity(
    "scale_invariance_error",
    of: .identities,
    title: Phrase("Deviation when the weights are rescaled"),
    need: .normalizedValues
  )
}
