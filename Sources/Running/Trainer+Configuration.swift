internal import Faults
internal import Models
internal import Runs
internal import Training

extension Trainer {
  /// The trainer that a configuration asks for.
  convenience init(
    _ configuration: RunConfiguration,
    training: Examples
  ) throws(Fault) {
    try self.init(
      architecture: configuration.network.architecture,
      optimizer: configuration.training.update,
      loss: configuration.training.loss,
      initialization: configuration.network.initialization,
      selection: ParameterSelection(configuration),
      batchSize: configuration.training.batchSize,
      seed: configuration.seed,
      training: training
    )
  }
}

extension Measurement {
  init(_ evaluation: Evaluation) {
    self.init(
      loss: evaluation.loss,
      accuracy: evaluation.accuracy,
      count: evaluation.exampleCount
    )
  }
}

extension ParameterSelection {
  /// What a configuration trains, and what of it decays.
  init(_ configuration: RunConfiguration) {
    self.init()
    let parts = configuration.network.trained
    if !parts.isEmpty {
      trained = (parts.contains(.normalization) ? [.normalization] : [])
      if parts.contains(.output) { trained.formUnion([.outputWeight, .outputBias]) }
    }
    if configuration.training.update.weightDecayOf == .weights {
      decayed = [.weight, .outputWeight]
    }
  }
}
