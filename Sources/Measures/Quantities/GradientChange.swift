internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest distance of the gradient along the gradient from the one at the start.
  public static let gradientChange = ProbeQuantity(
    "gradient_change",
    of: .landscape,
    title: Phrase("Largest change of the gradient along itself"),
    need: .nothing
  )
}
