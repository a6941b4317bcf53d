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
    let smallest = smallestBatches()
    let studies = experiment.studies.flatMap { study in
      (Self.batchRemarks(study, smallest) + [Self.pairs(study, experiment)].compactMap(\.self))
        .map { Remark(subject: "study \(study.name)", text: $0) }
    }
    return networks + studies
  }

  /// The entry of the smallest batches of each network of each study, the first one of several.
  private func smallestBatches() -> [String: [String: Entry]] {
    var smallest: [String: [String: Entry]] = [:]
    var last: Entry?
    for entry in entries {
      // Seeds of one place have one size of batches.
      if let last, last.study == entry.study, last.network == entry.network,
        last.levels == entry.levels
      {
        continue
      }
      last = entry
      if let other = smallest[entry.study]?[entry.network],
        other.configuration.training.batchSize <= entry.configuration.training.batchSize
      {
        continue
      }
      smallest[entry.study, default: [:]][entry.network] = entry
    }
    return smallest
  }

  /// Too small batches, one remark a network: of its smallest ones.
  private static func batchRemarks(
    _ study: Study,
    _ smallest: [String: [String: Entry]]
  ) -> [String] {
    study.networks.compactMap { name in
      smallest[study.name]?[name].flatMap { entry in
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
