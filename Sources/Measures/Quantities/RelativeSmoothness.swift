internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// β times the squared length of the weights: the same whatever their scale.
  public static let relativeSmoothness = ProbeQuantity(
    "relative_smoothness",
    of: .landscape,
    title: Phrase("Effective smoothness β‖W‖²"),
    need: .nothing
  )
}
