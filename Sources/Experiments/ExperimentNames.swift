public import Foundation
internal import YAML

/// The names that an experiment gives, for templates: also of what has mistakes.
public struct ExperimentNames: Sendable, Hashable {
  /// The names of the networks.
  public var networks: Set<String>
  /// The names of the studies.
  public var studies: Set<String>
  /// The names of the figures.
  public var figures: Set<String>
  /// The names of the claims.
  public var claims: Set<String>

  /// The names of an experiment.
  public init(of experiment: Experiment) {
    networks = Set(experiment.networks.map(\.name))
    studies = Set(experiment.studies.map(\.name))
    figures = Set(experiment.figures.map(\.name))
    claims = Set(experiment.claims.map(\.id))
  }

  /// The names that stand in an experiment's file, whatever else is wrong with it; nil for a file that cannot be read.
  public init?(reading bytes: Data, file: String) {
    guard let root = try? YAMLValue.reading(all: bytes, file: file).root else { return nil }
    func keys(_ key: String) -> Set<String> {
      guard case .mapping(let entries)? = root[key]?.content else { return [] }
      return Set(entries.map(\.key))
    }
    networks = keys("networks")
    studies = keys("studies")
    figures = keys("figures")
    claims = []
    guard case .sequence(let values)? = root["claims"]?.content else { return }
    for value in values {
      if case .scalar(let id)? = value["id"]?.content { claims.insert(id) }
    }
  }
}
