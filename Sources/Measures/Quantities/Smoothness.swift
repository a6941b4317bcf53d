internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest ratio of ``gradientChange`` to the distance moved, the effective smoothness β.
  public static let smoothness = ProbeQuantity(
    "smoothness",
    of: .landscape,
    title: Phrase("Effective smoothness β"),
    need: .nothing
  )
}
