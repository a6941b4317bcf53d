internal import Faults
internal import YAML

/// Where the networks, studies and claims of an experiment stand in its file, for what is found out after reading it.
///
/// All are equal, because a place is no part of what is asked.
struct SourcePlaces: Sendable, Hashable {
  private var all: [String: Fault.Position] = [:]

  /// No places.
  init() {}

  /// The places of what stands below the names of a file's sections.
  init(_ root: YAMLValue) {
    guard case .mapping(let sections) = root.content else { return }
    for section in sections {
      switch section.value.content {
      case .scalar: break
      case .sequence(let elements):
        for element in elements {
          guard case .scalar(let id)? = element["id"]?.content else { continue }
          all["\(section.key).\(id)"] = element["id"]?.position
        }
      case .mapping(let entries):
        for entry in entries {
          all["\(section.key).\(entry.key)"] = entry.position
          guard case .mapping(let fields) = entry.value.content else { continue }
          for field in fields {
            all["\(section.key).\(entry.key).\(field.key)"] = field.value.position
          }
        }
      }
    }
  }

  /// The place of the first of some paths that stands in the file, such as `networks.plain.layers`.
  func first(of paths: [String]) -> Fault.Position? { paths.lazy.compactMap { all[$0] }.first }

  static func == (one: SourcePlaces, other: SourcePlaces) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
