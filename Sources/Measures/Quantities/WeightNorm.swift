internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The length of a layer's weights.
  public static let weightNorm = ProbeQuantity(
    "weight_norm",
    of: .weights,
    title: Phrase("Length of the weights ‖W‖"),
    scope: .layers,
    need: .nothing
  )
}
