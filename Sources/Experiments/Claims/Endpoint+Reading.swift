internal import Faults
internal import Measures
internal import Runs
internal import YAML

extension LevelSummary {
  /// The names of summaries in files.
  enum Name: String, CaseIterable {
    case range
    case deviation
    case slope
    case largestTrained = "largest_trained"
    case decadesWithin = "decades_within"
  }

  /// The name in files.
  var name: Name {
    switch self {
    case .range: .range
    case .deviation: .deviation
    case .slopePerDoubling: .slope
    case .largestTrainedLevel: .largestTrained
    case .decadesWithin: .decadesWithin
    }
  }
}

extension Endpoint {
  /// The keys of an endpoint in files.
  static let keys = ["endpoint", "over_levels", "within", "levels"] + Measure.optionKeys

  /// The endpoint of a part of a claim.
  ///
  /// - Throws: ``Fault`` for options that do not go together.
  init(_ reader: FieldReader) throws(Fault) {
    self.init(try Measure(reader, key: "endpoint"))
    if reader.has("levels") {
      var levels: [Double] = []
      for element in try reader.list("levels") {
        levels.append(
          try reader.number(of: element, "levels", where: { _ in true }, expected: "a number")
        )
      }
      guard Set(levels).count == levels.count else {
        throw reader.error(
          "claims.levels names a level twice",
          at: try reader.required("levels").position,
          hint: "Keep one of them."
        )
      }
      self.levels = levels
    }
    guard reader.has("over_levels") else {
      try reader.refuse(["within"], of: "an endpoint without `over_levels: decades_within`")
      return
    }
    let name: LevelSummary.Name = try reader.choice("over_levels")
    summary =
      switch name {
      case .range: .range
      case .deviation: .deviation
      case .slope: .slopePerDoubling
      case .largestTrained: .largestTrainedLevel
      case .decadesWithin:
        .decadesWithin(
          try reader.number("within", where: { $0 > 0 }, expected: "more than 0")
        )
      }
    if name != .decadesWithin { try reader.refuse(["within"], of: name.rawValue) }
    // Whether a run trains is yes or no: the only number that levels make of it is how far they go.
    guard measure.isYesOrNo == (name == .largestTrained) else {
      throw reader.error(
        "over_levels: \(name.rawValue) does not go with \(measure.name)",
        at: try reader.required("over_levels").position,
        hint: "`largest_trained` is for `endpoint: trains`, the others for numbers."
      )
    }
    guard name != .decadesWithin || measure.unit.isShare else {
      throw reader.error(
        "over_levels: \(name.rawValue) does not go with \(measure.name)",
        at: try reader.required("over_levels").position,
        hint: "The best level is that of the largest share: use an accuracy."
      )
    }
  }

  /// Refuses a summary over levels that a study does not have.
  func check(in study: Study, of side: Claim.Side, _ reader: FieldReader) throws(Fault) {
    let factor = study.sweep.first { factor in !side.others.contains { $0.key == factor.key } }
    guard let factor else {
      for key in ["over_levels", "levels"] where reader.has(key) {
        throw reader.error(
          "claims.\(key) stands at study \"\(study.name)\", which has no sweep",
          at: try reader.required(key).position,
          hint: "Add a sweep to the study, or remove `\(key)`."
        )
      }
      return
    }
    for level in levels ?? [] where !factor.values.contains(level) {
      throw reader.error(
        "study \"\(study.name)\" does not run \(factor.key.rawValue) "
          + FactorLevel(key: factor.key, value: level).text,
        at: try reader.required("levels").position,
        hint: "Use values of the study's sweep."
      )
    }
    guard let summary else { return }
    let used = levels ?? factor.values
    let position = try reader.required("over_levels").position
    guard used.count > 1 || summary == .largestTrainedLevel else {
      throw reader.error(
        "claims.over_levels summarises one level (expected at least 2)",
        at: position,
        hint: "Sweep more values."
      )
    }
    switch summary {
    case .range, .deviation, .largestTrainedLevel: break
    case .slopePerDoubling, .decadesWithin:
      guard used.allSatisfy({ $0 > 0 }) else {
        throw reader.error(
          "\(summary.name.rawValue) is taken over the logarithm of the level, which 0 does not have",
          at: position,
          hint: "Name the other levels in `levels`."
        )
      }
    }
  }

  /// Whether the number can be 0 or less, so that ratios of it say nothing.
  var canBeNegative: Bool {
    switch summary {
    case .slopePerDoubling, .decadesWithin: return true
    case .range, .deviation, .largestTrainedLevel: return false
    case nil: return measure.canBeNegative
    }
  }

  /// The fields of YAML.
  var yamlLines: [String] {
    var lines = ["endpoint: \(measure.name)"] + measure.yamlOptions
    if let summary {
      lines.append("over_levels: \(summary.name.rawValue)")
      if case .decadesWithin(let distance) = summary { lines.append("within: \(distance)") }
    }
    if let levels {
      lines.append("levels: [\(levels.map { "\($0)" }.joined(separator: ", "))]")
    }
    return lines
  }
}
