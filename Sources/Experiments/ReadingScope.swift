package import Faults
package import Measures
package import Models
internal import Runs
package import YAML

/// What figures and claims may name: the networks and studies of a file, those that a preset leaves out included.
package struct ReadingScope {
  /// The whole experiment.
  package let fields: FieldReader
  package var networks: [Network]
  package var studies: [Study]
  /// The names of networks that have mistakes of their own, so that nothing can be checked against them.
  var doubtfulNetworks: [String] = []
  /// The names of studies that have mistakes of their own, or name such a network.
  var doubtfulStudies: [String] = []

  /// Reads the logs of studies that have some.
  let logs: LogReading
  /// What was read of them, by the name of the study.
  var logged: [String: LoggedStudy] = [:]

  package init(
    fields: FieldReader,
    networks: [Network],
    studies: [Study],
    logs: @escaping LogReading = noLogs
  ) {
    (self.fields, self.networks, self.studies) = (fields, networks, studies)
    self.logs = logs
  }

  /// Whether a part of the file names what has mistakes of its own.
  func isDoubtful(_ value: YAMLValue) -> Bool {
    value.mentions(Set(doubtfulNetworks + doubtfulStudies))
  }

  /// The names that networks have in the file, whatever is wrong with them.
  var networkNames: [String] {
    networks.map(\.name)
      + doubtfulNetworks.filter { name in !networks.contains { $0.name == name } }
  }

  /// The names of settings that a study may sweep: ours, and those of logs.
  var factorNames: [String] {
    var names = FactorDefinition.allCases.map(\.rawValue)
    for factor in logged.sorted(by: { $0.key < $1.key }).compactMap(\.value.factor)
    where !names.contains(factor.key.rawValue) {
      names.append(factor.key.rawValue)
    }
    return names
  }

  /// The names of the metrics that the logs of a study have; none for a study that trains.
  package func metrics(of study: Study) -> [String] {
    logged[study.name]?.metrics.map(\.name) ?? []
  }

  /// The names that studies have in the file, whatever is wrong with them.
  var studyNames: [String] {
    studies.map(\.name) + doubtfulStudies.filter { name in !studies.contains { $0.name == name } }
  }

  /// The study that a field names.
  package func study(_ reader: FieldReader, _ key: String = "study") throws(Fault) -> Study {
    let name = try reader.text(key)
    guard let study = studies.first(where: { $0.name == name }) else {
      let known = studyNames
      let fault = fields.error(
        "unknown study \"\(name)\"",
        at: try reader.required(key).position,
        hint: FieldReader.hint(for: name, known: known)
      )
      throw doubtfulStudies.contains(name)
        ? fault.asConsequence : fault.ofValue(meaning: Spelling.nearest(to: name, among: known))
    }
    return study
  }

  /// A network as it is built at a level.
  func network(_ name: String, at level: FactorLevel? = nil) -> NetworkConfiguration? {
    guard let network = networks.first(where: { $0.name == name })?.configuration else {
      return nil
    }
    return level?.applied(to: network) ?? network
  }

  /// A check of what a figure of a study shows.
  package func check(_ study: Study, _ reader: FieldReader, key: String) -> MeasureCheck {
    MeasureCheck(of: study.measured(), networks: configurations(of: study), reader, key: key)
  }

  /// The configurations of a study's networks, each as it is built at every level that it runs at.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - network: One of its networks; nil for all.
  ///   - fixed: Levels that it stays at, while the other factors go over theirs.
  /// - Returns: One configuration a network and level.
  package func configurations(
    of study: Study,
    network: String? = nil,
    at fixed: [FactorLevel] = []
  ) -> [NetworkConfiguration] {
    let free = study.sweep.filter { factor in !fixed.contains { $0.key == factor.key } }
    let levels: [FactorLevel?] = free.isEmpty ? [nil] : free.flatMap(\.levels)
    return (network.map { [$0] } ?? study.networks).flatMap { name in
      levels.compactMap { (level: FactorLevel?) -> NetworkConfiguration? in
        self.network(name, at: level).map { network in
          fixed.reduce(network) { $1.applied(to: $0) }
        }
      }
    }
  }

  /// Refuses a measure of the loss that is made small, for networks that do not make the same one small.
  package func checkLosses(
    of measure: Measure,
    _ trained: [(study: String, network: String)],
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    guard measure.isOfTrainedLoss else { return }
    let losses = trained.compactMap { study, network in
      studies.first { $0.name == study }?.training(of: network).loss
    }
    guard let first = losses.first, let other = losses.first(where: { $0 != first }) else { return }
    throw reader.error(
      "\(measure.name) is of the loss that is trained, and these networks have \(first.name) and "
        + "\(other.name)",
      at: try reader.required(key).position,
      hint: "Compare `training_loss`, which is the same loss for all, or networks of one loss."
    )
  }
}
