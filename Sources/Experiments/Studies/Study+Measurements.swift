package import Measures
internal import Models
internal import Runs

extension Study {
  /// What the checks of a measure know of the study: of one network, or of those that train longest.
  package func measured(_ network: String? = nil) -> MeasuredStudy {
    MeasuredStudy(
      name: name,
      epochs: network.map { training(of: $0).epochs } ?? trainings.map(\.training.epochs).max()
        ?? 0,
      statistics: statistics,
      measuresTest: measuresTest,
      probes: probes,
      probeSteps: probeSteps
    )
  }

  /// What a run of so many updates, in all and in each epoch, measures: probes that have no step in it are left out.
  func measurements(updates: Int, perEpoch: Int) -> MeasurementConfiguration {
    let steps = probes.isEmpty ? [] : probeSteps.resolved(updates: updates)
    return MeasurementConfiguration(
      statistics: statistics,
      keepsPredictions: keepsPredictions,
      probes: steps.isEmpty ? [] : probes,
      probeSteps: steps,
      evaluationSteps: evaluation?.resolved(updates: updates, perEpoch: perEpoch) ?? [],
      leftOut: measuresTest ? [] : [.test]
    )
  }
}

extension Study.BatchSizeScaling {
  /// Lets the learning rate and the epochs grow as the batch size does, from those of the study.
  func apply(to training: inout TrainingConfiguration, from base: TrainingConfiguration) {
    let growth = Double(training.batchSize) / Double(base.batchSize)
    if learningRate { training.learningRate = base.learningRate * growth }
    if epochs, base.epochs > 0 {
      training.epochs = max(1, Int((Double(base.epochs) * growth).rounded()))
    }
  }
}

extension Normalization {
  /// Leaves out ghost batches that are as large as the batch: the runs are those without, and are run once.
  mutating func leaveOutGhosts(of batchSize: Int) {
    if let size = batch?.ghostBatchSize, size >= batchSize { batch?.ghostBatchSize = nil }
  }
}
