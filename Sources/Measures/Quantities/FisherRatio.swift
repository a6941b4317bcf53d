internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// tr((S_W + 10⁻³ tr(S_W)/d I)⁻¹ S_B) of the outputs of the last hidden layer on held-out examples.
  public static let fisherRatio = ProbeQuantity(
    "fisher_ratio",
    of: .features,
    title: Phrase("Separation of the classes tr(S_W⁻¹ S_B)")
  )
}
