internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The root mean square over examples and units of the standard deviation of x̂ over random companions in the batch.
  ///
  /// Theory is of the first layer: Var μ = σ²/B and Var s = σ²/2B move x̂ by √((1 + z²/2)/B), over z of variance 1 by
  /// √(1.5/B). Further on what enters depends on the companions, too.
  public static let jitter = ProbeQuantity(
    "jitter",
    of: .jitter,
    title: Phrase("Jitter of normalised values"),
    unit: .rootMeanSquare,
    scope: .hiddenLayers,
    need: .normalizedValues,
    theory: Theory(Phrase("Theory √(1.5/m)"), of: .batchNorm) { configuration in
      configuration.normalizedCount.map { (1.5 / $0).squareRoot() }
    }
  )
}
