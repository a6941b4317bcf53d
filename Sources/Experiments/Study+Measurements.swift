internal import Models
internal import Runs

extension Study {
  /// What a run of so many updates measures: probes that have no step in it are left out.
  func measurements(updates: Int) -> MeasurementConfiguration {
    let steps = probes.isEmpty ? [] : probeSteps.resolved(updates: updates)
    return MeasurementConfiguration(
      statistics: statistics,
      keepsPredictions: keepsPredictions,
      probes: steps.isEmpty ? [] : probes,
      probeSteps: steps
    )
  }
}

extension Study.ProbeSteps {
  /// The numbers of updates, ascending, of a run with so many.
  func resolved(updates: Int) -> [Int] {
    switch self {
    case .list(let steps, let last):
      let within = steps.filter { $0 <= updates }
      return last && within.last != updates ? within + [updates] : within
    case .every(let interval): return Array(stride(from: 0, through: updates, by: interval))
    }
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
