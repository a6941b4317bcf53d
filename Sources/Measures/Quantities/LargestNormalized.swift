internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest |x̂| of a layer over 16 batches.
  ///
  /// |x̂| ≤ √(B − 1): Samuelson 1968. Reached when all other examples are alike.
  public static let largestNormalized = ProbeQuantity(
    "largest_normalized",
    of: .extremes,
    title: Phrase("Largest normalised value |x̂|"),
    scope: .hiddenLayers,
    need: .normalizedValues,
    theory: Theory(Phrase("Bound √(m − 1)"), isBound: true, of: .batchNorm) { configuration in
      configuration.normalizedCount.map { ($0 - 1).squareRoot() }
    }
  )
}
