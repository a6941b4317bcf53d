internal import Faults
internal import Measures
internal import Models
internal import YAML

extension Study {
  /// What networks say of their training in this study alone, over all else.
  static let networkTrainingKey = "network_training"

  /// How a study trains its networks: what it says for all of them, and what those are trained with that say otherwise.
  ///
  /// A network's own `training:` lies over the study's, and what the study says of the network over that. What a sweep
  /// varies lies over all.
  ///
  /// - Throws: ``Fault`` for settings of another optimiser, for those that do not go together, and for a swept setting that
  ///   the optimiser of no network has.
  static func trainings(
    of networks: [Network],
    _ fields: TrainingFields,
    _ sweep: [Factor],
    _ study: FieldReader,
    limit epochs: Int
  ) throws(Fault) -> (shared: TrainingConfiguration, own: [String: TrainingConfiguration]) {
    func limited(_ fields: TrainingFields) throws(Fault) -> TrainingConfiguration {
      var training = try fields.configuration(sweep, study)
      training.epochs = min(training.epochs, epochs)
      return training
    }
    let here = try networkTraining(study, networks.map(\.name))
    let shared = try limited(fields)
    var own: [String: TrainingConfiguration] = [:]
    for network in networks {
      let said = (here[network.name] ?? TrainingFields()).over(network.training)
      guard !said.isEmpty else { continue }
      own[network.name] = try limited(said.over(fields))
    }
    try checkOptimizers(
      networks.map { own[$0.name] ?? shared }.map(\.optimizer.name),
      sweep,
      study
    )
    return (shared, own)
  }

  /// What `network_training:` says of each network.
  private static func networkTraining(
    _ study: FieldReader,
    _ networks: [String]
  ) throws(Fault) -> [String: TrainingFields] {
    guard study.has(networkTrainingKey) else { return [:] }
    let path = "\(study.path).\(networkTrainingKey)"
    let reader = try FieldReader(
      try study.required(networkTrainingKey),
      file: study.file,
      path: path,
      known: networks
    )
    var trainings: [String: TrainingFields] = [:]
    for name in networks {
      trainings[name] = try TrainingFields(reader, in: name, path: "\(path).\(name)")
    }
    return trainings
  }

  /// Refuses a swept setting of optimisers that no network is trained with.
  private static func checkOptimizers(
    _ names: [String],
    _ sweep: [Factor],
    _ study: FieldReader
  ) throws(Fault) {
    for factor in sweep {
      guard let optimizers = factor.key.optimizers, optimizers.isDisjoint(with: names) else {
        continue
      }
      let others = optimizers.sorted().joined(separator: "` or `")
      throw study.error(
        "sweep.\(factor.key.rawValue) varies what \(names.first ?? "") does not have",
        at: try study.required("sweep").position,
        hint: "Use `optimizer: \(others)`, or remove it for this study."
      )
    }
  }
}
