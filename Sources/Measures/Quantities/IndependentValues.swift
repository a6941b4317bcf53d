internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// How many independent Gaussian values would move the statistics of a batch norm as much as one image does.
  public static let independentValues = ProbeQuantity(
    "independent_values",
    of: .images,
    title: Phrase("Independent values of an image"),
    scope: .imageLayers,
    need: .batchNormOfImages
  )
}
