internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The cosine between the G and the G′ of ``covariateShift``.
  public static let shiftCosine = ProbeQuantity(
    "shift_cosine",
    of: .shift,
    title: Phrase("Cosine of the angle between G and G′"),
    scope: .laterLayers,
    canBeNegative: true
  )
}
