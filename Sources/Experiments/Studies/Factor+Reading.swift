internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension Factor {
  /// The factors of a study's `sweep:`, none without one.
  ///
  /// - Throws: ``Fault`` for more than two factors, a value out of its setting's range or there twice, and a
  ///   factor that no network of the study depends on.
  static func sweep(
    _ study: FieldReader,
    networks: [Network]
  ) throws(Fault) -> [Factor] {
    guard study.has("sweep") else { return [] }
    let known = FactorDefinition.allCases.map(\.rawValue)
    let sweep = try study.required("sweep")
    try refuseChoices(sweep, study)
    let reader = try FieldReader(sweep, file: study.file, path: "sweep", known: known)
    let entries = try study.entries("sweep")
    guard (1...2).contains(entries.count) else {
      throw study.error(
        "sweep has \(counted(entries.count, "factor", "factors")) (expected 1 or 2)",
        at: sweep.position,
        hint: "Vary one setting in each study, or two for a heatmap."
      ).ofValue(if: entries.count > 2)
    }
    return try entries.map { entry throws(Fault) in
      try factor(entry, reader, study, known: known, networks: networks)
    }
  }

  /// Refuses to sweep what has names in place of numbers: that is what networks are for.
  private static func refuseChoices(_ sweep: YAMLValue, _ study: FieldReader) throws(Fault) {
    guard case .mapping(let entries) = sweep.content else { return }
    let ofTraining = ["optimizer", "loss"]
    let ofNetworks = ["activation", "normalization", "initialization"]
    for entry in entries where (ofTraining + ofNetworks).contains(entry.key) {
      let example =
        ofTraining.contains(entry.key)
        ? "training: { \(entry.key): … }" : "\(entry.key): …"
      throw study.error(
        "sweep.\(entry.key) varies what has names, and a sweep varies numbers",
        at: entry.position,
        hint:
          "Make a network of each, `NAME: { layers: […], \(example) }`, and name them in `networks`."
      ).ofValue()
    }
  }

  /// One factor of a sweep with its values.
  private static func factor(
    _ entry: YAMLValue.Entry,
    _ reader: FieldReader,
    _ study: FieldReader,
    known: [String],
    networks: [Network]
  ) throws(Fault) -> Factor {
    guard let key = FactorDefinition(rawValue: entry.key) else {
      preconditionFailure("The reader of the sweep knows these keys only.")
    }
    try refuseImages(key, networks, study, at: entry.position)
    var values: [Double] = []
    let elements = try reader.list(entry.key)
    try refuseCommas(elements, entry, study)
    for element in elements {
      let one = YAMLValue(
        content: .mapping([.init(key: entry.key, position: element.position, value: element)]),
        position: element.position
      )
      let level = try FieldReader(one, file: study.file, path: "sweep", known: known).level(of: key)
      try check(level, networks, study, at: element.position)
      values.append(level.value)
    }
    guard Set(values).count == values.count else {
      throw study.error(
        "sweep.\(entry.key) has a value twice",
        at: entry.position,
        hint: "Keep one of them."
      )
    }
    guard networks.contains(where: { $0.configuration?.depends(on: key) ?? false }) else {
      throw study.error(
        "sweep.\(entry.key) varies what no network of the study has",
        at: entry.position,
        hint: "Name a network that has it, or vary another setting."
      )
    }
    return Factor(key: key, values: values)
  }

  /// Refuses a list that decimal commas tore apart: `[0,01, 0,1]` has four entries, the first of them 0.
  private static func refuseCommas(
    _ elements: [YAMLValue],
    _ entry: YAMLValue.Entry,
    _ study: FieldReader
  ) throws(Fault) {
    let texts = elements.compactMap { element -> String? in
      guard case .scalar(let text) = element.content, Int(text) != nil else { return nil }
      return text
    }
    let pairs = stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0], texts[$0 + 1]) }
    guard texts.count == elements.count, texts.count.isMultiple(of: 2),
      pairs.allSatisfy({ $0.0 == "0" }), pairs.count > 1 || pairs[0].1.hasPrefix("0")
    else { return }
    let numbers = pairs.map { "\($0.0).\($0.1)" }.joined(separator: ", ")
    throw study.error(
      "sweep.\(entry.key) has \(counted(texts.count, "entry", "entries")), every second of them 0: a comma parts "
        + "the entries of a list",
      at: entry.value.position,
      hint: "Write decimal points: `\(entry.key): [\(numbers)]`."
    ).ofValue()
  }

  /// Refuses a setting of hidden layers where a network has other layers.
  private static func refuseImages(
    _ key: FactorDefinition,
    _ networks: [Network],
    _ study: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    guard let hint = key.imageHint,
      let network = networks.first(where: { $0.configuration?.takesImages ?? false })
    else { return }
    throw study.error(
      "sweep.\(key.rawValue) varies what network \"\(network.name)\" does not have (got layers of an image)",
      at: position,
      hint: hint
    )
  }

  /// Refuses a level at which a network is larger than the networks of a file may be, or is none.
  private static func check(
    _ level: FactorLevel,
    _ networks: [Network],
    _ study: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    for network in networks {
      guard let built = network.configuration, built.depends(on: level.key) else { continue }
      if let refusal = level.key.refusal?(built, level.value) {
        throw study.error(
          "network \"\(network.name)\" with \(level.phrase) \(refusal)",
          at: position,
          hint: "Choose values that suit every network of the study."
        )
      }
      let configuration = level.applied(to: built)
      if let mistake = configuration.stages().mistake {
        throw study.error(
          "network \"\(network.name)\" with \(level.phrase): \(mistake.message)",
          at: position,
          hint: mistake.hint
        )
      }
      try configuration.checkSize(
        "network \"\(network.name)\" with \(level.phrase)",
        study,
        at: position,
        hint: level.key.sizeHint
      )
    }
  }
}
