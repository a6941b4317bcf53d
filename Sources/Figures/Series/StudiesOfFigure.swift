internal import Experiments
internal import Faults
internal import Measures
internal import YAML

/// `studies:` of a figure: the networks of several studies in one figure, in place of `study`.
struct StudiesOfFigure {
  /// The studies, in the order of the figure; one where it names one.
  let studies: [Study]

  /// Whether the figure names several.
  var areSeveral: Bool { studies.count > 1 }

  /// Reads `study:` or `studies:`.
  ///
  /// - Throws: ``Fault`` for a name that does not exist or stands twice, and for both keys together.
  init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    guard reader.has("studies") else {
      studies = [try scope.study(reader)]
      return
    }
    try reader.refuse(["study", "series"], of: "a figure with `studies`")
    let names = try reader.names("studies", known: scope.studies.map(\.name), of: "study")
    studies = names.compactMap { name in scope.studies.first { $0.name == name } }
    guard areSeveral else {
      throw reader.error(
        "\(reader.path).studies names one study",
        at: try reader.required("studies").position,
        hint: "Write `study: \(names.first ?? "")`, or name another."
      )
    }
  }

  /// Where a message of what the studies lack stands.
  static func place(_ reader: FieldReader) -> Fault.Position {
    (reader.value["studies"] ?? reader.value["study"] ?? reader.value).position
  }

  /// The networks of all studies, one line each: a network that several run has the study in its name.
  func lines(_ networks: [Network]) -> [SeriesRequest] {
    let all = studies.flatMap(\.networks)
    return studies.flatMap { study in
      study.networks.map { name in
        let title = networks.first { $0.name == name }?.title ?? name
        return SeriesRequest(
          study: study.name,
          network: name,
          title: all.count { $0 == name } > 1 ? "\(title), \(study.title)" : nil
        )
      }
    }
  }

  /// Refuses two lines of one name.
  static func check(_ titles: [String], _ reader: FieldReader, _ key: String) throws(Fault) {
    guard Set(titles).count != titles.count else { return }
    throw reader.error(
      "\(reader.path).\(key) has two lines of one title",
      at: (reader.value[key] ?? reader.value).position,
      hint: "Give each line of `series` a `title` of its own."
    )
  }
}
