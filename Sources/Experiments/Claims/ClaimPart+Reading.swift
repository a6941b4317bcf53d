internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension Claim.Part {
  private static let ranges = ["between", "at_most", "at_least"]
  private static let comparing = ["compare", "direction", "smallest_effect", "scale"]

  /// The keys of a part in files.
  static let keys =
    ["sentence", "study", "updates", "second_look"] + Endpoint.keys + comparing + ["every_run"]
    + ranges

  /// A part from its fields.
  ///
  /// - Throws: ``Fault`` for a name that does not exist and for what no run could decide.
  init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = reader.has("study") ? try scope.study(reader) : nil
    let endpoint = try Endpoint(reader)
    let test: Claim.Test
    if reader.has("every_run") {
      try reader.refuse(Self.comparing, of: "a check of every run")
      test = try Self.everyRun(reader, endpoint, study, scope)
    } else {
      try reader.refuse(Self.ranges, of: "a comparison")
      test = .comparison(try Claim.Comparison(reader, endpoint, study, scope))
    }
    self.init(
      sentence: try ClaimSentence(reader, of: test),
      endpoint: endpoint,
      test: test,
      updates: try reader.integer("updates", in: 0...ProbeSteps.limit, default: 0)
    )
    isSecondLook = try reader.flag("second_look", default: false)
    for side in test.sides { try Self.check(side, endpoint, reader, scope) }
    let trained = test.sides.map { ($0.study, $0.network) }
    try scope.checkLosses(of: endpoint.measure, trained, reader, key: "endpoint")
  }

  private static func everyRun(
    _ reader: FieldReader,
    _ endpoint: Endpoint,
    _ study: Study?,
    _ scope: ReadingScope
  ) throws(Fault) -> Claim.Test {
    let side = try Claim.Side(
      try reader.required("every_run"),
      in: SidePlace(
        key: "every_run",
        study: study,
        levels: endpoint.summary != nil
          ? .summarised : endpoint.levels != nil ? .listed : .optional
      ),
      scope,
      reader
    )
    let given = ranges.filter(reader.has)
    guard given.count == 1, let key = given.first else {
      throw reader.error(
        "claims.every_run has \(counted(given.count, "range", "ranges")) (expected 1)",
        at: try reader.required("every_run").position,
        hint: "Write one of `between: [low, high]`, `at_most: high` and `at_least: low`."
      )
    }
    // A share beyond 1 is reached by no run, or by all of them.
    let shares = endpoint.shares
    func limit(_ value: YAMLValue) throws(Fault) -> Double {
      try reader.number(
        of: value,
        key,
        where: { shares?.contains($0) ?? true },
        expected: shares.map { "a share, \(Int($0.lowerBound)) to \(Int($0.upperBound))" }
          ?? "a number"
      )
    }
    let value = try reader.required(key)
    switch key {
    case "at_most": return .everyRun(side, in: -.infinity...(try limit(value)))
    case "at_least": return .everyRun(side, in: try limit(value)...(.infinity))
    default:
      let limits = try reader.list(key)
      guard limits.count == 2 else {
        throw reader.error(
          "claims.between has \(counted(limits.count, "entry", "entries")) (expected 2)",
          at: value.position,
          hint: "Write `between: [low, high]`."
        )
      }
      let (low, high) = (try limit(limits[0]), try limit(limits[1]))
      guard low <= high else {
        throw reader.error(
          "claims.between is reversed (got \(low) to \(high), expected the smaller first)",
          at: value.position,
          hint: "Write `between: [\(high), \(low)]`."
        )
      }
      return .everyRun(side, in: low...high)
    }
  }

  private static func check(
    _ side: Claim.Side,
    _ endpoint: Endpoint,
    _ reader: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) {
    guard let study = scope.studies.first(where: { $0.name == side.study }) else {
      preconditionFailure("Reading a side checks its study.")
    }
    try endpoint.check(in: study, of: side, reader)
    if let logged = scope.logged[study.name] {
      try endpoint.measure.check(logged, named: study.name, reader, key: "endpoint")
      return
    }
    try endpoint.measure.check(
      MeasureCheck(
        of: study.measured(side.network),
        networks: scope.configurations(of: study, network: side.network, at: side.fixed),
        reader,
        key: "endpoint"
      )
    )
  }
}

extension Claim.Comparison {
  fileprivate init(
    _ reader: FieldReader,
    _ endpoint: Endpoint,
    _ study: Study?,
    _ scope: ReadingScope
  ) throws(Fault) {
    let compare = try reader.required("compare")
    let values = try reader.list("compare")
    guard values.count == 2 else {
      throw reader.error(
        "claims.compare has \(counted(values.count, "entry", "entries")) (expected 2)",
        at: compare.position,
        hint: "Write `compare: [subject, reference]`."
      )
    }
    let place = SidePlace(
      key: "compare",
      study: study,
      levels: endpoint.summary == nil ? .required : .summarised
    )
    if endpoint.summary == nil {
      try reader.refuse(["levels"], of: "a comparison at one level")
    }
    let usual = endpoint.usualScale
    let scale: EffectScale = try reader.choice("scale", default: usual)
    try Self.check(scale, endpoint, reader)
    self.init(
      subject: try Claim.Term(values[0], in: place, scale, scope, reader),
      reference: try Claim.Term(values[1], in: place, scale, scope, reader),
      direction: try reader.choice("direction"),
      smallestEffect: endpoint.measure.metric != nil && !reader.has("smallest_effect")
        ? (scale == .ratio ? 1 : 0) : try Self.smallestEffect(reader, scale),
      scale: scale
    )
    if case .constant = subject, case .constant = reference {
      throw reader.error(
        "claims.compare compares two numbers, neither of them measured",
        at: compare.position,
        hint: "Name a network on one side."
      )
    }
    guard subject != reference else {
      throw reader.error(
        "claims.compare compares a side with itself",
        at: compare.position,
        hint: "Name another network or another level."
      )
    }
    try checkThatRunsDiffer(scope, reader, at: compare.position)
  }

  /// Refuses a scale on which the number makes no sense.
  private static func check(
    _ scale: EffectScale,
    _ endpoint: Endpoint,
    _ reader: FieldReader
  ) throws(Fault) {
    switch scale {
    case .difference: return
    case .ratio:
      guard endpoint.canBeNegative else { return }
      throw reader.error(
        "claims.scale is ratio for \(endpoint.measure.name), which can be 0 or less",
        at: try reader.required("scale").position,
        hint: "Use `scale: difference`."
      )
    case .points:
      let isShare = endpoint.measure.unit.isShare
      let isInShares: Bool =
        switch endpoint.summary {
        case nil, .range, .deviation, .slopePerDoubling: isShare
        case .largestTrainedLevel, .decadesWithin: false
        }
      guard !isInShares else { return }
      throw reader.error(
        "claims.scale is points for \(endpoint.measure.name), which is no share",
        at: try reader.required("scale").position,
        hint: "Use `scale: difference` or `scale: ratio`."
      )
    }
  }

  private static func smallestEffect(
    _ reader: FieldReader,
    _ scale: EffectScale
  ) throws(Fault) -> Double {
    switch scale {
    case .ratio:
      try reader.number("smallest_effect", where: { $0 > 1 }, expected: "a ratio above 1")
    case .points:
      try reader.number(
        "smallest_effect",
        where: { $0 > 0 && $0 <= 100 },
        expected: "percentage points, more than 0 to 100"
      )
    case .difference:
      try reader.number("smallest_effect", where: { $0 > 0 }, expected: "more than 0")
    }
  }

  /// Refuses levels between which a network does not change: their runs are the same ones.
  private func checkThatRunsDiffer(
    _ scope: ReadingScope,
    _ reader: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    for (one, other) in pairs {
      guard one.study == other.study, one.network == other.network, one != other,
        one.level != .best, other.level != .best,
        let network = scope.networks.first(where: { $0.name == one.network }),
        let study = scope.studies.first(where: { $0.name == one.study }),
        let key = Self.unused(one.fixed, other.fixed, by: network, in: study)
      else { continue }
      throw reader.error(
        "\"\(one.network)\" does not depend on \(key.rawValue): its runs at both levels are the"
          + " same, and always equal",
        at: position,
        hint: "Compare a network that has the setting."
      )
    }
  }

  /// A factor at whose levels two sides differ, where the network depends on none at which they do.
  private static func unused(
    _ one: [FactorLevel],
    _ other: [FactorLevel],
    by network: Network,
    in study: Study
  ) -> FactorDefinition? {
    let keys = one.filter { !other.contains($0) }.map(\.key)
    return keys.contains { study.varies(network, by: $0) } ? nil : keys.first
  }
}
