package import Faults
package import Measures
package import Models
internal import Runs
package import YAML

/// What figures and claims may name: the networks and studies of a file, those that a preset leaves out included.
package struct ReadingScope {
  /// The whole experiment.
  package let fields: FieldReader
  package let networks: [Network]
  package let studies: [Study]

  /// The study that a field names.
  package func study(_ reader: FieldReader, _ key: String = "study") throws(Fault) -> Study {
    let name = try reader.text(key)
    guard let study = studies.first(where: { $0.name == name }) else {
      throw fields.error(
        "unknown study \"\(name)\"",
        at: try reader.required(key).position,
        hint: FieldReader.hint(for: name, known: studies.map(\.name))
      )
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
  package func configurations(of study: Study, network: String? = nil, level: FactorLevel? = nil)
    -> [NetworkConfiguration]
  {
    let levels: [FactorLevel?] =
      if let level { [level] } else {
        study.sweep.isEmpty
          ? [nil]
          : study.sweep.flatMap(\.levels)
      }
    return (network.map { [$0] } ?? study.networks).flatMap { name in
      levels.compactMap { self.network(name, at: $0) }
    }
  }
}
