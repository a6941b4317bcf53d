internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The share of x̂ beyond ±4, over the batches of ``largestNormalized``.
  public static let shareBeyondFour = ProbeQuantity(
    "share_beyond_four",
    of: .extremes,
    title: Phrase("Normalised values beyond ±4"),
    unit: .share,
    scope: .hiddenLayers,
    need: .normalizedValues
  )
}
