internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The length of ∂L/∂W of a layer.
  public static let weightGradientNorm = ProbeQuantity(
    "weight_gradient_norm",
    of: .gradients,
    title: Phrase("Gradient norm of the weights ‖∂L/∂W‖"),
    scope: .layers,
    need: .nothing
  )
}
