internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest |∂L/∂b| of hidden biases divided by the largest |∂L/∂W|.
  public static let biasGradientRatio = ProbeQuantity(
    "bias_gradient_ratio",
    of: .identities,
    title: Phrase("Largest bias gradient relative to the weights’"),
    need: .hiddenBiases
  )
}
