internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The accuracy of the nearest class mean on the outputs of ``fisherRatio``, an example not counted in the mean of its own
  /// class.
  public static let nearestMeanAccuracy = ProbeQuantity(
    "nearest_mean_accuracy",
    of: .features,
    title: Phrase("Accuracy of the nearest class mean"),
    unit: .share
  )
}
