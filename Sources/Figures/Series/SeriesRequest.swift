internal import Experiments
internal import Faults
internal import Measures
internal import YAML

/// One line of a figure: the runs of a network in a study, with a title of its own where it has one.
struct SeriesRequest: Sendable, Hashable {
  /// The study.
  var study: String
  /// The network.
  var network: String
  /// The one level of the study's sweep, where the figure has no axis of levels; nil for none and for all.
  var level: FactorLevel?
  /// The name in the figure; nil for that of the network.
  var title: String?

  /// The keys that it is read from.
  static let keys = ["study", "network", "title"]

  /// Names a line.
  init(study: String, network: String, level: FactorLevel? = nil, title: String? = nil) {
    self.study = study
    self.network = network
    self.level = level
    self.title = title
  }

  /// Reads `network:`, `study:` and `title:`.
  ///
  /// - Parameters:
  ///   - reader: The fields of the line.
  ///   - study: The study of a line that names none.
  ///   - scope: What figures may name.
  /// - Throws: ``Fault`` for a name that does not exist.
  init(_ reader: FieldReader, in study: Study?, _ scope: ReadingScope) throws(Fault) {
    let own =
      if let study, !reader.has("study") { study } else { try scope.study(reader) }
    network = try reader.text("network")
    guard own.networks.contains(network) else {
      throw reader.error(
        "study \"\(own.name)\" has no network \"\(network)\"",
        at: try reader.required("network").position,
        hint: FieldReader.hint(for: network, known: own.networks)
      )
    }
    self.study = own.name
    title = reader.has("title") ? try reader.text("title") : nil
  }

  /// The line's fields as they stand in files, without `study` where that is the figure's own.
  func yamlFields(in study: String?) -> [String] {
    ["network: \(network)"] + (self.study == study ? [] : ["study: \(self.study)"])
      + (level.map { ["level: { \($0.key.rawValue): \($0.text) }"] } ?? [])
      + (title.map { ["title: \(quoted($0))"] } ?? [])
  }
}

extension FieldReader {
  /// `level:` of a figure: the one level of a study's sweep that it shows; nil in a study without a sweep.
  ///
  /// - Throws: ``Fault`` for a level that the study does not run, and where none is named.
  func shownLevel(of study: Study) throws(Fault) -> FactorLevel? {
    guard let factor = study.sweep.first else {
      try refuse(["level"], of: "study \"\(study.name)\", which has no sweep")
      return nil
    }
    guard has("level") else {
      throw error(
        "\(path) names no level of the sweep of \"\(study.name)\"",
        at: (value["study"] ?? value).position,
        hint: "Write `level: { \(factor.key.rawValue): \(factor.yamlValues.first ?? "") }`."
      )
    }
    let value = try required("level")
    let fields = try FieldReader(
      value,
      file: file,
      path: "\(path).level",
      known: [factor.key.rawValue]
    )
    let level = try fields.level(of: factor.key)
    guard factor.values.contains(level.value) else {
      throw error(
        "study \"\(study.name)\" does not run \(level.key.rawValue) \(level.text)",
        at: value.position,
        hint: "Use a value of the study's sweep: \(factor.yamlValues.joined(separator: ", "))."
      )
    }
    return level
  }
}
