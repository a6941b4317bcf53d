extension Experiment {
  static func figures(
    _ fields: FieldReader,
    networks: [Network],
    studies: [Study]
  ) throws(ExperimentError) -> [FigureRequest] {
    var figures: [FigureRequest] = []
    for entry in try fields.entries("figures") {
      let path = "figures.\(entry.key)"
      let reader = try FieldReader(
        entry.value,
        file: fields.file,
        path: path,
        known: ["kind", "study", "metric", "networks", "statistics", "threshold"]
      )
      let kind: FigureRequest.Kind
      switch try reader.choice("kind") as FigureKindName {
      case .learningCurves:
        guard let study = try study(reader, fields, studies) else { continue }
        kind = .learningCurves(study: study.name)
      case .sweep:
        guard let study = try study(reader, fields, studies) else { continue }
        guard !study.sweep.isEmpty else {
          throw fields.error(
            "\(path) needs a study with a sweep (\"\(study.name)\" has none)",
            at: try reader.required("study").position,
            hint: "Add `sweep: { batch_size: [16, 64] }` to the study."
          )
        }
        kind = .sweep(study: study.name, measure: try Measure(reader, key: "metric"))
      case .networks:
        let names = try reader.words("networks")
        for (name, position) in names where !networks.contains(where: { $0.name == name }) {
          throw fields.error(
            "\(path).networks names an unknown network \"\(name)\"",
            at: position,
            hint: FieldReader.hint(for: name, known: networks.map(\.name))
          )
        }
        kind = .networks(names.map(\.0))
      }
      figures.append(FigureRequest(name: entry.key, kind: kind))
    }
    return figures
  }

  private enum FigureKindName: String, CaseIterable {
    case learningCurves = "learning_curves"
    case sweep
    case networks
  }

  /// The study that a figure or claim names; nil when the file has it and the preset leaves it out.
  private static func study(
    _ reader: FieldReader,
    _ fields: FieldReader,
    _ studies: [Study]
  ) throws(ExperimentError) -> Study? {
    let name = try reader.text("study")
    if let study = studies.first(where: { $0.name == name }) { return study }
    let known = try fields.entries("studies").map(\.key)
    guard known.contains(name) else {
      throw fields.error(
        "unknown study \"\(name)\"",
        at: try reader.required("study").position,
        hint: FieldReader.hint(for: name, known: known)
      )
    }
    return nil
  }

  static func claims(
    _ fields: FieldReader,
    studies: [Study],
    figures: [FigureRequest]
  ) throws(ExperimentError) -> [Claim] {
    guard fields.has("claims") else { return [] }
    var claims: [Claim] = []
    for value in try fields.list("claims") {
      let reader = try FieldReader(
        value,
        file: fields.file,
        path: "claims",
        known: [
          "id", "question", "statement", "study", "endpoint", "threshold", "compare", "direction",
          "smallest_effect", "figure", "statistics", "over_levels",
        ]
      )
      let id = try reader.text("id")
      guard FieldReader.isName(id), !claims.contains(where: { $0.id == id }) else {
        throw fields.error(
          "claims.id \"\(id.prefix(60))\" is no name, or there twice",
          at: try reader.required("id").position,
          hint: "Use lowercase letters, digits and underscores, a letter first, once in the file."
        )
      }
      guard let study = try study(reader, fields, studies) else { continue }
      let sides = try reader.list("compare")
      guard sides.count == 2 else {
        throw fields.error(
          "claims.compare has \(sides.count) entries (expected 2)",
          at: try reader.required("compare").position,
          hint: "Write `compare: [subject, reference]`."
        )
      }
      let endpoint = try endpoint(reader)
      claims.append(
        Claim(
          id: id,
          question: try reader.text("question"),
          statement: try reader.text("statement"),
          parts: [
            Claim.Part(
              endpoint: endpoint,
              test: .comparison(
                Claim.Comparison(
                  subject: .side(try side(sides[0], endpoint, study, fields)),
                  reference: .side(try side(sides[1], endpoint, study, fields)),
                  direction: try reader.choice("direction"),
                  smallestEffect: try smallestEffect(reader, endpoint.usualScale),
                  scale: endpoint.usualScale
                )
              )
            )
          ],
          figure: try figure(reader, fields, figures)
        )
      )
    }
    return claims
  }

  private static func endpoint(_ reader: FieldReader) throws(ExperimentError) -> Endpoint {
    let measure = try Measure(reader, key: "endpoint")
    return Endpoint(measure, summary: reader.has("over_levels") ? .range : nil)
  }

  private static func smallestEffect(
    _ reader: FieldReader,
    _ scale: Claim.Scale
  ) throws(ExperimentError) -> Double {
    switch scale {
    case .ratio:
      try reader.number("smallest_effect", where: { $0 > 1 }, expected: "a ratio above 1")
    case .points, .difference:
      try reader.number("smallest_effect", where: { $0 > 0 }, expected: "more than 0")
    }
  }

  private static func figure(
    _ reader: FieldReader,
    _ fields: FieldReader,
    _ figures: [FigureRequest]
  ) throws(ExperimentError) -> String? {
    guard reader.has("figure") else { return nil }
    let name = try reader.text("figure")
    if figures.contains(where: { $0.name == name }) { return name }
    let known = try fields.entries("figures").map(\.key)
    guard known.contains(name) else {
      throw fields.error(
        "unknown figure \"\(name)\"",
        at: try reader.required("figure").position,
        hint: FieldReader.hint(for: name, known: known)
      )
    }
    return nil
  }

  private static func side(
    _ value: YAMLValue,
    _ endpoint: Endpoint,
    _ study: Study,
    _ fields: FieldReader
  ) throws(ExperimentError) -> Claim.Side {
    var network: String
    var level: FactorLevel?
    if case .scalar(let name) = value.content {
      network = name
    } else {
      let reader = try FieldReader(
        value,
        file: fields.file,
        path: "claims.compare",
        known: ["network"] + study.sweep.map(\.key.rawValue)
      )
      network = try reader.text("network")
      for factor in study.sweep where reader.has(factor.key.rawValue) {
        level = try reader.level(of: factor.key)
      }
    }
    guard study.networks.contains(network) else {
      throw fields.error(
        "study \"\(study.name)\" has no network \"\(network)\"",
        at: value.position,
        hint: FieldReader.hint(for: network, known: study.networks)
      )
    }
    if let level, !study.sweep.contains(where: { $0.values.contains(level.value) }) {
      throw fields.error(
        "study \"\(study.name)\" does not run \(level.key.rawValue) \(level.text)",
        at: value.position,
        hint: "Use a value of the study's sweep."
      )
    }
    let isOverLevels = endpoint.summary != nil
    guard (level == nil) == (isOverLevels || study.sweep.isEmpty) else {
      let example = study.sweep.flatMap { factor in
        factor.values.prefix(1).map { FactorLevel(key: factor.key, value: $0) }
      }.map { "\($0.key.rawValue): \($0.text)" }.joined()
      throw fields.error(
        isOverLevels
          ? "claims.compare names a level, but the endpoint is over all levels"
          : "claims.compare names no level of the sweep of \"\(study.name)\"",
        at: value.position,
        hint: "Write `{ network: name, \(example) }` for one level, or `name` for all."
      )
    }
    return Claim.Side(
      study: study.name,
      network: network,
      level: level.map(Claim.Level.at)
    )
  }
}
