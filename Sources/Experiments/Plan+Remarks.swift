internal import Models
internal import Runs

extension Plan {
  /// Something of a plan that is no mistake, and worth knowing before it is trained.
  public struct Remark: Sendable, Hashable, Encodable {
    /// What it is of: `network cnn`, `study depth`.
    public let subject: String
    /// The sentence.
    public let text: String
  }

  /// What to know of the networks and the studies before they are trained, each once.
  ///
  /// - Parameter experiment: What is planned.
  /// - Returns: The remarks, those of networks first.
  public func remarks(_ experiment: Experiment) -> [Remark] {
    let used = Set(experiment.studies.flatMap(\.networks))
    let networks = experiment.networks.filter { used.contains($0.name) }.flatMap { network in
      (network.configuration?.remarks ?? []).map {
        Remark(subject: "network \(network.name)", text: $0)
      }
    }
    let studies = experiment.studies.flatMap { study in
      (batchRemarks(study) + [Self.pairs(study, experiment)].compactMap(\.self))
        .map { Remark(subject: "study \(study.name)", text: $0) }
    }
    return networks + studies
  }

  /// Too small batches, one remark a network: of its smallest ones.
  private func batchRemarks(_ study: Study) -> [String] {
    study.networks.compactMap { name in
      entries.filter { $0.study == study.name && $0.network == name }
        .min { $0.configuration.training.batchSize < $1.configuration.training.batchSize }
        .flatMap { entry in
          entry.configuration.network.remark(ofBatches: entry.configuration.training.batchSize)
            .map { "\(name): \($0)" }
        }
    }
  }

  /// Whether networks that differ in their shortcuts alone start with the same weights.
  private static func pairs(_ study: Study, _ experiment: Experiment) -> String? {
    let networks = study.networks.compactMap(experiment.network).compactMap { network in
      network.configuration.map { (name: network.name, configuration: $0) }
    }
    .filter(\.configuration.hasBlocks)
    func withoutShortcut(
      _ network: (name: String, configuration: NetworkConfiguration)
    ) -> NetworkConfiguration {
      var configuration = network.configuration
      (configuration.shortcut, configuration.branchScale) = (.projection, nil)
      return configuration
    }
    let groups = Dictionary(grouping: networks, by: withoutShortcut)
    let arms = networks.first.flatMap { groups[withoutShortcut($0)] } ?? []
    guard Set(arms.map(\.configuration.shortcut)).count > 1 else { return nil }
    let names = arms.map(\.name).joined(separator: ", ")
    let drawing = arms.filter(\.configuration.drawsForShortcuts).map(\.name)
    guard !drawing.isEmpty else {
      return
        "\(names) are true pairs: a seed gives them the same weights and the same order of examples"
    }
    return
      "\(names) are no true pairs: the projections of \(drawing.joined(separator: ", ")) draw weights of "
      + "their own, so that a seed gives other weights and another order; `shortcut: zero_padding` draws none"
  }
}
