internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The root mean square over units of (running mean − mean over the training set) / standard deviation.
  ///
  /// Theory is of the first layer and of weights that stay: the variance of an exponential average of independent batch means,
  /// σ²/B · p/(2 − p). What a normalised layer passes on has nearly the same mean in every batch.
  public static let runningMeanError = ProbeQuantity(
    "running_mean_error",
    of: .statistics,
    title: Phrase("Error of the running mean"),
    unit: .standardDeviations,
    scope: .hiddenLayers,
    need: .runningStatistics,
    theory: Theory(Phrase("Theory √(p/((2 − p) m))"), of: .averagingBatchNorm) { configuration in
      guard let momentum = configuration.network.normalization.batch?.momentum else { return nil }
      // The running estimates take the mean over ghost batches: the noise is that of the whole batch.
      let batch = Double(configuration.training.batchSize)
      return (momentum / ((2 - momentum) * batch)).squareRoot()
    }
  )
}
