package import Faults
package import YAML

/// Which logs of other tools a study is of, and how their runs are told apart.
public struct LogRequest: Sendable, Hashable {
  /// Runs that belong together, by the name that the file gives them.
  public struct Group: Sendable, Hashable {
    /// The name in the file and in data tables.
    public var name: String
    /// The name for people; nil where the name is theirs.
    public var title: String?
    /// Files, folders and patterns, relative to the experiment's file.
    public var paths: [String]

    /// Creates a group.
    public init(name: String, title: String? = nil, paths: [String]) {
      (self.name, self.title, self.paths) = (name, title, paths)
    }
  }

  /// The groups, where the file names them; else the runs are grouped by their settings.
  public var groups: [Group] = []
  /// Files, folders and patterns of runs that their settings group.
  public var paths: [String] = []
  /// The settings that groups differ by; none for those that vary.
  public var by: [String] = []
  /// The setting whose values are the levels of a sweep.
  public var level: String?
  /// What makes pairs: a setting, `seed`, or `none`; nil for recorded seeds.
  public var pair: String?
  /// The group that the others are compared with.
  public var reference: String?
  /// The metric that is compared: with its split, without one, or as it was logged; nil for the usual one.
  public var metric: String?
  /// The metrics of which more is better, beside those that are known.
  public var higher: [String] = []
  /// The metrics of which less is better, beside those that are known.
  public var lower: [String] = []

  /// Creates a request for nothing.
  public init() {}

  /// The key of a study that has one.
  static let key = "runs"
  /// The keys that stand beside it.
  static let keys = [key, "by", "level", "pair", "reference", "metric", "higher", "lower"]

  /// The request of a study.
  ///
  /// - Throws: ``Fault`` for a value of another form.
  package init(_ study: FieldReader) throws(Fault) {
    switch try study.required(Self.key).content {
    case .mapping:
      for entry in try study.entries(Self.key) {
        try study.checkName(entry)
        groups.append(try Self.group(entry, study))
      }
    case .scalar, .sequence: paths = try study.texts(Self.key)
    }
    guard !groups.isEmpty || !paths.isEmpty else {
      throw study.error(
        "\(study.path).\(Self.key) names no logs",
        at: try study.required(Self.key).position,
        hint: "Write `runs: { NAME: PATTERN, OTHER: PATTERN }`, or a list of folders."
      )
    }
    if study.has("by") { by = try study.texts("by") }
    if study.has("level") { level = try study.text("level") }
    if study.has("pair") { pair = try study.text("pair") }
    if study.has("reference") { reference = try study.text("reference") }
    if study.has("metric") { metric = try study.text("metric") }
    if study.has("higher") { higher = try study.texts("higher") }
    if study.has("lower") { lower = try study.texts("lower") }
  }

  private static func group(
    _ entry: YAMLValue.Entry,
    _ study: FieldReader
  ) throws(Fault) -> Group {
    guard case .mapping = entry.value.content else {
      return Group(name: entry.key, paths: try study.texts(of: entry.value, key))
    }
    let fields = try FieldReader(
      entry.value,
      file: study.file,
      path: "\(study.path).\(key).\(entry.key)",
      known: ["title", "paths"]
    )
    return Group(
      name: entry.key,
      title: fields.has("title") ? try fields.text("title") : nil,
      paths: try fields.texts("paths")
    )
  }

  /// The fields of YAML.
  var yamlLines: [String] {
    func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }
    var lines: [String] = []
    if groups.isEmpty {
      lines.append("\(Self.key): \(list(paths))")
    } else {
      lines.append("\(Self.key):")
      for group in groups {
        let title = group.title.map { "title: \(quoted($0)), " } ?? ""
        lines.append("  \(group.name): { \(title)paths: \(list(group.paths)) }")
      }
    }
    if !by.isEmpty { lines.append("by: \(list(by))") }
    for (key, value) in [("level", level), ("pair", pair), ("reference", reference), ("metric", metric)] {
      if let value { lines.append("\(key): \(quoted(value))") }
    }
    if !higher.isEmpty { lines.append("higher: \(list(higher))") }
    if !lower.isEmpty { lines.append("lower: \(list(lower))") }
    return lines
  }

  /// The same with other paths.
  public func mappingPaths(_ map: (String) -> String) -> LogRequest {
    var other = self
    other.paths = paths.map(map)
    for index in groups.indices { other.groups[index].paths = groups[index].paths.map(map) }
    return other
  }
}

extension FieldReader {
  /// One text or a list of them.
  func texts(_ key: String) throws(Fault) -> [String] { try texts(of: required(key), key) }

  /// The texts of a value: itself, or the entries of a list.
  func texts(of value: YAMLValue, _ key: String) throws(Fault) -> [String] {
    switch value.content {
    case .scalar(let text): return [text]
    case .sequence(let values):
      return try values.map { element throws(Fault) in
        guard case .scalar(let text) = element.content else {
          throw error(
            "\(path).\(key) has an entry that is no text",
            at: element.position,
            hint: "Write a list of paths or names."
          )
        }
        return text
      }
    case .mapping:
      throw error(
        "\(path).\(key) is no list of texts",
        at: value.position,
        hint: "Write a text, or a list `[a, b]`."
      )
    }
  }
}
