internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension FigureRequest {
  /// The kinds of figures, by their names in files.
  private enum KindName: String, CaseIterable {
    case learningCurves = "learning_curves"
    case sweep
    case heatmap
    case layers
    case steps
    case corrections
    case claims
    case networks

    /// The keys that a figure of this kind has.
    var keys: [String] {
      switch self {
      case .learningCurves: ["study", "threshold"]
      case .sweep: ["study", "metric", "paired_with"] + Measure.optionKeys
      case .heatmap: ["study", "metric"] + Measure.optionKeys
      case .layers: ["study", "quantity", "level", "steps"]
      case .steps: ["study", "quantities"]
      case .corrections: ["compare", "readings"]
      case .claims: []
      case .networks: ["networks"]
      }
    }
  }

  /// The figures of an experiment, in the order of the file.
  ///
  /// - Throws: ``Fault`` for a name that does not exist and for what no run could show.
  static func figures(_ scope: ReadingScope) throws(Fault) -> [FigureRequest] {
    var figures: [FigureRequest] = []
    for entry in try scope.fields.entries("figures") {
      var known = ["kind"]
      for key in KindName.allCases.flatMap(\.keys) where !known.contains(key) { known.append(key) }
      let reader = try FieldReader(
        entry.value,
        file: scope.fields.file,
        path: "figures.\(entry.key)",
        known: known
      )
      let kind: KindName = try reader.choice("kind")
      try reader.refuse(
        known.dropFirst().filter { !kind.keys.contains($0) },
        of: "kind \(kind.rawValue)"
      )
      figures.append(
        FigureRequest(name: entry.key, kind: try Self.kind(kind, reader, scope, entry.key))
      )
    }
    return figures
  }

  private static func kind(
    _ name: KindName,
    _ reader: FieldReader,
    _ scope: ReadingScope,
    _ figure: String
  ) throws(Fault) -> Kind {
    switch name {
    case .learningCurves:
      let study = try scope.study(reader)
      guard study.training.epochs > 0 else {
        throw reader.error(
          "study \"\(study.name)\" has no epochs to draw curves of",
          at: try reader.required("study").position,
          hint: "Set the study's `training: { epochs: … }` to 1 or more."
        )
      }
      let threshold = reader.has("threshold") ? try reader.threshold() : nil
      return .learningCurves(study: study.name, threshold: threshold)
    case .sweep:
      let (study, measure) = try swept(reader, scope, figure)
      try study.checkThatOneFactorIsSwept(
        reader,
        for: "figures.\(figure)",
        at: try reader.required("study").position
      )
      let reference = try reference(reader, study)
      return .sweep(study: study.name, measure: measure, reference: reference)
    case .heatmap:
      let (study, measure) = try swept(reader, scope, figure)
      return .heatmap(study: study.name, measure: measure)
    case .layers: return try layers(reader, scope, figure)
    case .steps: return try steps(reader, scope, figure)
    case .corrections: return .corrections(try Correction.corrections(reader, scope))
    case .claims: return .claims
    case .networks:
      return .networks(
        try reader.names("networks", known: scope.networks.map(\.name), of: "network")
      )
    }
  }

  /// The network that a figure compares the others of a study with, pair by pair.
  private static func reference(
    _ reader: FieldReader,
    _ study: Study
  ) throws(Fault) -> String? {
    guard reader.has("paired_with") else { return nil }
    let name = try reader.text("paired_with")
    guard study.networks.contains(name), study.networks.count > 1 else {
      throw reader.error(
        "study \"\(study.name)\" has no network \"\(name)\" beside others",
        at: try reader.required("paired_with").position,
        hint: FieldReader.hint(for: name, known: study.networks)
      )
    }
    return name
  }

  /// The study with a sweep that a figure names, and the measure that it shows.
  private static func swept(
    _ reader: FieldReader,
    _ scope: ReadingScope,
    _ figure: String
  ) throws(Fault) -> (study: Study, measure: Measure) {
    let study = try scope.study(reader)
    guard !study.sweep.isEmpty else {
      throw reader.error(
        "figures.\(figure) needs a study with a sweep (\"\(study.name)\" has none)",
        at: try reader.required("study").position,
        hint: "Add `sweep: { batch_size: [16, 64] }` to the study."
      )
    }
    let measure = try Measure(reader, key: "metric")
    try measure.checkFigure(scope.check(study, reader, key: "metric"))
    return (study, measure)
  }

  private static func layers(
    _ reader: FieldReader,
    _ scope: ReadingScope,
    _ figure: String
  ) throws(Fault) -> Kind {
    let study = try scope.study(reader)
    try study.checkThatOneFactorIsSwept(
      reader,
      for: "figures.\(figure)",
      at: try reader.required("study").position
    )
    let quantity: ProbeQuantity = try reader.choice("quantity")
    guard quantity.hasLayers else {
      throw reader.error(
        "\(quantity.rawValue) is a number of the whole network, not of its layers",
        at: try reader.required("quantity").position,
        hint: "Quantities of layers: "
          + ProbeQuantity.allCases.filter(\.hasLayers).map(\.rawValue).joined(separator: ", ")
          + "."
      )
    }
    let check = scope.check(study, reader, key: "quantity")
    try quantity.checkFigure(check)
    let level = try level(reader, study, figure)
    let steps = try reader.integers("steps", in: 0...ProbeSteps.limit)
    guard Set(steps).count == steps.count else {
      throw reader.error(
        "figures.\(figure).steps has a step twice",
        at: try reader.required("steps").position,
        hint: "Keep one of them."
      )
    }
    try quantity.check(steps: steps, check, at: "steps")
    return .layers(study: study.name, quantity: quantity, level: level, steps: steps)
  }

  /// The one level of a study's sweep that a figure shows, nil in a study without a sweep.
  private static func level(
    _ reader: FieldReader,
    _ study: Study,
    _ figure: String
  ) throws(Fault) -> FactorLevel? {
    guard let factor = study.sweep.first else {
      try reader.refuse(["level"], of: "study \"\(study.name)\", which has no sweep")
      return nil
    }
    guard reader.has("level") else {
      throw reader.error(
        "figures.\(figure) names no level of the sweep of \"\(study.name)\"",
        at: try reader.required("study").position,
        hint: "Write `level: { \(factor.key.rawValue): \(factor.yamlValues.first ?? "") }`."
      )
    }
    let value = try reader.required("level")
    let fields = try FieldReader(
      value,
      file: reader.file,
      path: "figures.\(figure).level",
      known: [factor.key.rawValue]
    )
    let level = try fields.level(of: factor.key)
    guard factor.values.contains(level.value) else {
      throw reader.error(
        "study \"\(study.name)\" does not run \(level.key.rawValue) \(level.text)",
        at: value.position,
        hint: "Use a value of the study's sweep: \(factor.yamlValues.joined(separator: ", "))."
      )
    }
    return level
  }

  private static func steps(
    _ reader: FieldReader,
    _ scope: ReadingScope,
    _ figure: String
  ) throws(Fault) -> Kind {
    let study = try scope.study(reader)
    let quantities: [ProbeQuantity] = try reader.distinct("quantities")
    guard !quantities.isEmpty else { throw reader.missing("quantities") }
    for quantity in quantities {
      try quantity.checkFigure(scope.check(study, reader, key: "quantities"))
    }
    guard study.sweep.isEmpty else {
      throw reader.error(
        "figures.\(figure) needs a study without a sweep (\"\(study.name)\" has one)",
        at: try reader.required("study").position,
        hint: "Use `kind: sweep`, or a study of its own."
      )
    }
    guard study.probeSteps.areSeveral else {
      throw reader.error(
        "the probes of study \"\(study.name)\" look once, which makes no line",
        at: try reader.required("study").position,
        hint: "Add `probe_steps: { every: 50 }` to the study."
      )
    }
    return .steps(study: study.name, quantities: quantities)
  }

  /// Refuses a figure of claims in a file that compares nothing.
  static func check(
    _ figures: [FigureRequest],
    claims: [Claim],
    _ fields: FieldReader
  ) throws(Fault) {
    guard !claims.contains(where: \.hasComparison) else { return }
    for figure in figures where figure.kind == .claims {
      throw fields.error(
        "figures.\(figure.name) shows the effects of claims, and no claim compares anything",
        at: try fields.required("figures").position,
        hint: "Add a claim with `compare`, or remove the figure."
      )
    }
  }

  /// The figure with what studies that are run show; nil if nothing is left.
  func kept(in studies: Set<String>, hasComparisons: Bool) -> FigureRequest? {
    switch kind {
    case .learningCurves(let study, _), .sweep(let study, _, _), .heatmap(let study, _),
      .layers(let study, _, _, _), .steps(let study, _):
      return studies.contains(study) ? self : nil
    case .corrections(let readings):
      let kept = readings.filter {
        studies.contains($0.subject.study) && studies.contains($0.reference.study)
      }
      return kept.isEmpty ? nil : FigureRequest(name: name, kind: .corrections(kept))
    case .claims: return hasComparisons ? self : nil
    case .networks: return self
    }
  }
}

extension Study {
  /// Refuses a study of two factors for what shows or compares the levels of one.
  func checkThatOneFactorIsSwept(
    _ reader: FieldReader,
    for place: String,
    at position: Fault.Position
  ) throws(Fault) {
    guard sweep.count > 1 else { return }
    throw reader.error(
      "\(place) needs a study that sweeps one factor (\"\(name)\" sweeps \(sweep.count))",
      at: position,
      hint: "Two factors are shown by `kind: heatmap`; give this a study of its own."
    )
  }
}
