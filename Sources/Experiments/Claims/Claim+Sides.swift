package import Faults
internal import Measures
package import YAML

/// Where a side of a claim or a figure stands: what it inherits and what it must say.
package struct SidePlace {
  /// What a side says of the level of a sweep.
  package enum Levels {
    /// One, where its study has a sweep.
    case required
    /// One or none, which means all.
    case optional
    /// None, because the endpoint is a summary of all.
    case summarised
    /// None, because the levels are listed elsewhere.
    case listed
  }

  /// The key that it stands under, for messages.
  package var key: String
  /// The study of a side that names none.
  package var study: Study?
  package var levels: Levels

  package init(key: String, study: Study?, levels: Levels) {
    self.key = key
    self.study = study
    self.levels = levels
  }
}

extension Claim.Term {
  /// A side, a change between two sides, or a number.
  init(
    _ value: YAMLValue,
    in place: SidePlace,
    _ scale: EffectScale,
    _ scope: ReadingScope,
    _ reader: FieldReader
  ) throws(Fault) {
    switch value.content {
    case .mapping: self = .side(try Claim.Side(value, in: place, scope, reader))
    case .sequence(let sides):
      guard sides.count == 2 else {
        throw reader.error(
          "a change in claims.\(place.key) has \(counted(sides.count, "side", "sides")) (expected 2)",
          at: value.position,
          hint: "Write `[side, side]`: the first minus the second, or their ratio."
        )
      }
      let first = try Claim.Side(sides[0], in: place, scope, reader)
      let second = try Claim.Side(sides[1], in: place, scope, reader)
      guard first != second else {
        throw reader.error(
          "claims.\(place.key) has a change from a side to itself",
          at: value.position,
          hint: "Name another network or another level."
        )
      }
      self = .change(first, from: second)
    case .scalar(let text):
      guard !FieldReader.isName(text) else {
        self = .side(try Claim.Side(value, in: place, scope, reader))
        return
      }
      self = .constant(
        try reader.number(
          of: value,
          place.key,
          where: { number in
            switch scale {
            case .ratio: number > 0
            case .points: abs(number) <= 1
            case .difference: true
            }
          },
          expected: Self.expected(scale)
        )
      )
    }
  }

  private static func expected(_ scale: EffectScale) -> String {
    switch scale {
    case .ratio: "a network, or a number above 0 for a ratio"
    case .points: "a network, or a share"
    case .difference: "a network, or a number"
    }
  }
}

extension Claim.Side {
  /// A network's name, or `{ network: NAME, FACTOR: value, study: OTHER }`.
  ///
  /// - Throws: ``Fault`` for a network, a study or a level that does not exist, and for a level that is missing
  ///   or too much.
  package init(
    _ value: YAMLValue,
    in place: SidePlace,
    _ scope: ReadingScope,
    _ reader: FieldReader
  ) throws(Fault) {
    let path = "claims.\(place.key)"
    let network: String
    var own: FieldReader?
    if case .scalar(let name) = value.content {
      network = name
    } else {
      let fields = try FieldReader(
        value,
        file: reader.file,
        path: path,
        known: ["network", "study"] + scope.factorNames
      )
      network = try fields.text("network")
      own = fields
    }
    let study: Study
    if let own, own.has("study") {
      study = try scope.study(own)
    } else if let inherited = place.study {
      study = inherited
    } else {
      study = try scope.study(reader)
    }
    guard study.networks.contains(network) else {
      throw reader.error(
        "study \"\(study.name)\" has no network \"\(network)\"",
        at: (own?.value["network"] ?? value).position,
        hint: FieldReader.hint(for: network, known: study.networks)
      ).ofValue(
        meaning: Spelling.nearest(to: network, among: study.networks),
        standIn: study.networks.first
      )
    }
    self.init(study: study.name, network: network)
    if let own { try read(own, study) }
    try check(place, path, study, reader, at: value.position)
  }

  /// Reads the levels, each under the name of its factor.
  private mutating func read(_ fields: FieldReader, _ study: Study) throws(Fault) {
    var fixed: [FactorLevel] = []
    let keys = study.isLogged ? study.sweep.map(\.key) : FactorDefinition.allCases
    for key in keys where fields.has(key.rawValue) {
      guard let factor = study.sweep.first(where: { $0.key == key }) else {
        let swept = study.sweep.map(\.key.rawValue)
        throw fields.error(
          "study \"\(study.name)\" does not sweep \(key.rawValue)",
          at: try fields.required(key.rawValue).position,
          hint: swept.isEmpty
            ? "It has no sweep: name the network alone."
            : "Its sweep is of \(swept.joined(separator: " and "))."
        )
      }
      if try fields.text(key.rawValue) == "best" {
        guard level == nil else {
          throw fields.error(
            "two levels are the best ones, of which only one can be chosen",
            at: try fields.required(key.rawValue).position,
            hint: "Name a level of one of the factors."
          )
        }
        level = .best
        continue
      }
      let one = try fields.level(of: key)
      guard factor.values.contains(one.value) else {
        throw fields.error(
          "study \"\(study.name)\" does not run \(one.key.rawValue) \(one.text)",
          at: try fields.required(key.rawValue).position,
          hint: "It runs \(factor.yamlValues.joined(separator: ", "))."
        )
      }
      fixed.append(one)
    }
    // In the order of the sweep, so that the same levels make the same side.
    fixed = study.sweep.compactMap { factor in fixed.first { $0.key == factor.key } }
    if level == nil, fixed.count == study.sweep.count, let first = fixed.first {
      level = .at(first)
      fixed.removeFirst()
    }
    others = fixed
  }

  /// Refuses a level that is missing, and one that is too much.
  private func check(
    _ place: SidePlace,
    _ path: String,
    _ study: Study,
    _ reader: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    let named = fixed.count + (level == .best ? 1 : 0)
    let free = study.sweep.count - named
    let fault: String
    switch place.levels {
    case .optional: return
    case .required:
      if free == 0 { return }
      let missing = study.sweep.map(\.key).filter { key in !fixed.contains { $0.key == key } }
      guard study.sweep.count > 1 else {
        fault = "\(path) names no level of the sweep of \"\(study.name)\""
        break
      }
      fault =
        "\(path) names no level of \(missing.map(\.rawValue).joined(separator: " and ")), which "
        + "\"\(study.name)\" sweeps"
    case .summarised:
      if study.sweep.isEmpty || free == 1 { return }
      fault =
        free == 0
        ? "\(path) names a level, but the endpoint is over all levels"
        : "\(path) leaves \(free) factors of \"\(study.name)\" free, and the endpoint is over the levels of one"
    case .listed:
      if study.sweep.isEmpty || free == 1 { return }
      fault =
        free == 0
        ? "\(path) names a level, but `levels` has them"
        : "\(path) leaves \(free) factors of \"\(study.name)\" free, and `levels` are those of one"
    }
    // With one factor, all of its levels stand at the network alone.
    let isOne = place.levels == .required || study.sweep.count < 2
    let examples = study.sweep.dropFirst(isOne ? 0 : 1).flatMap { $0.levels.prefix(1) }
      .map { "\($0.key.rawValue): \($0.text)" }
    let one = "`{ network: \(network), \(examples.joined(separator: ", ")) }`"
    throw reader.error(
      fault,
      at: position,
      hint: study.sweep.count < 2
        ? "Write \(one) for one level, or `\(network)` for all." : "Write \(one)."
    )
  }
}
