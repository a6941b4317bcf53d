internal import Faults
internal import Measures
internal import Models
internal import YAML

/// The settings that one optimiser has and others lack, as they stand under `training:`, with their places.
struct RuleOptions: Sendable {
  private var entries: [YAMLValue.Entry] = []

  /// The names of the settings of all rules.
  static var names: [String] { OptimizerRule.all.flatMap { $0.optionNames } }

  /// None.
  init() {}

  /// Those of a mapping.
  ///
  /// - Throws: ``Fault`` for a value out of range.
  init(_ fields: FieldReader) throws(Fault) {
    for name in Self.names where fields.has(name) {
      let value = try fields.required(name)
      entries.append(YAMLValue.Entry(key: name, position: value.position, value: value))
    }
    // What is wrong with one shows here, under the mapping's name.
    for type in OptimizerRule.all { _ = try type.init(fields) }
  }

  /// Takes others over those that were there.
  mutating func take(_ others: RuleOptions) {
    let names = Set(others.entries.map(\.key))
    entries.removeAll { names.contains($0.key) }
    entries += others.entries
  }

  /// The settings as they stand in YAML: `momentum: 0.9`.
  var yaml: [String] {
    entries.map { entry in
      guard case .scalar(let text) = entry.value.content else { return "\(entry.key):" }
      return "\(entry.key): \(text)"
    }
  }

  /// Leaves out those that a rule lacks.
  mutating func keep(for name: String) {
    let own = Self.rule(name).optionNames
    entries.removeAll { !own.contains($0.key) }
  }

  /// The rule of a name with its settings.
  func rule(_ name: String, _ study: FieldReader) throws(Fault) -> OptimizerRule {
    try Self.rule(name, entries, study)
  }

  /// Refuses settings that a rule lacks, and those of its own that do not go together at some level of a sweep.
  func check(_ name: String, _ sweep: [Factor], _ study: FieldReader) throws(Fault) {
    let own = Self.rule(name).optionNames
    for type in OptimizerRule.all {
      for option in type.optionNames where !own.contains(option) {
        let absence = type.absence(of: option)
        let hint = absence.hint ?? "Use `optimizer: \(type.name)`, or remove it for this study."
        if let entry = entries.first(where: { $0.key == option }),
          try Self.rule(type.name, [entry], study) != Self.rule(type.name, [], study)
        {
          throw study.error(
            "\(option) is set for \(name), which \(absence.reason)",
            at: entry.position,
            hint: hint
          )
        }
      }
    }
    try checkLevels(name, own, sweep, study)
  }

  /// Refuses settings that do not go together at some level.
  private func checkLevels(
    _ name: String,
    _ own: [String],
    _ sweep: [Factor],
    _ study: FieldReader
  ) throws(Fault) {
    guard let last = own.compactMap({ name in entries.first { $0.key == name } }).last else {
      return
    }
    var choices = [entries]
    for factor in sweep where own.contains(factor.key.rawValue) {
      let key = factor.key.rawValue
      choices = choices.flatMap { entries in
        factor.yamlValues.map { text in
          let value = YAMLValue(content: .scalar(text), position: last.position)
          return entries.filter { $0.key != key }
            + [YAMLValue.Entry(key: key, position: last.position, value: value)]
        }
      }
    }
    for entries in choices {
      let rule = try Self.rule(name, entries, study).rule
      do throws(Fault) {
        try rule.check()
      } catch {
        throw study.error(error.message, at: last.position, hint: error.hint ?? "")
      }
    }
  }

  private static func rule(_ name: String) -> any UpdateRule.Type {
    guard let rule = OptimizerRule.all.first(where: { $0.name == name }) else {
      preconditionFailure("The name is one of those.")
    }
    return rule
  }

  private static func rule(
    _ name: String,
    _ entries: [YAMLValue.Entry],
    _ study: FieldReader
  ) throws(Fault) -> OptimizerRule {
    let fields = try FieldReader(
      YAMLValue(content: .mapping(entries), position: study.value.position),
      file: study.file,
      path: "training",
      known: names
    )
    return OptimizerRule(try rule(name).init(fields))
  }
}

extension RuleOptions: Hashable {
  /// Whether two say the same, wherever they say it.
  static func == (one: RuleOptions, other: RuleOptions) -> Bool { one.yaml == other.yaml }
  /// Hashes what they say.
  func hash(into hasher: inout Hasher) { hasher.combine(yaml) }
}
