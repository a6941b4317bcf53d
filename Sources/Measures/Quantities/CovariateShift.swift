internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// ‖G − G′‖ / ‖G‖ of a layer's weights, G′ the gradient after the layers before it were updated: a layer is shifted by
  /// those before it only.
  public static let covariateShift = ProbeQuantity(
    "covariate_shift",
    of: .shift,
    title: Phrase("Relative change of the gradient ‖G − G′‖ / ‖G‖"),
    scope: .laterLayers
  )
}
