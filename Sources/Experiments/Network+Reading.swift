internal import Measures
internal import Runs
internal import YAML

extension Network {
  /// The networks of an experiment, in the order of the file.
  ///
  /// - Throws: ``ExperimentError`` for an unknown key, a value out of range, or options that do not go together.
  static func networks(_ fields: FieldReader) throws(ExperimentError) -> [Network] {
    var networks: [Network] = []
    for entry in try fields.entries("networks") {
      networks.append(try Network(entry, file: fields.file))
    }
    guard !networks.isEmpty else {
      throw fields.error(
        "the experiment has no networks",
        at: fields.value.position,
        hint: "Add `networks:` with at least one `name: { layers: [784, 128, 10] }`."
      )
    }
    return networks
  }

  private init(_ entry: YAMLValue.Entry, file: String) throws(ExperimentError) {
    let path = "networks.\(entry.key)"
    let reader = try FieldReader(
      entry.value,
      file: file,
      path: path,
      known: [
        "title", "layers", "activation", "normalization", "dropout", "hidden_bias",
        "initialization",
      ]
    )
    let layers = try reader.integers("layers", in: 1...65_536)
    guard layers.count >= 2 else {
      throw reader.error(
        "\(path).layers has one entry (expected the widths from input to classes)",
        at: try reader.required("layers").position,
        hint: "Write `layers: [784, 128, 10]`."
      )
    }
    if layers.count == 2 {
      let linear = "a network without hidden layers"
      try reader.refuse(["dropout", "hidden_bias"], of: linear)
      if try NormalizationConfiguration(reader) != .none {
        try reader.refuse(["normalization"], of: linear)
      }
    }
    let configuration = NetworkConfiguration(
      layers: layers,
      activation: try reader.choice("activation", default: .relu),
      normalization: try NormalizationConfiguration(reader),
      dropout: try reader.setting(.dropout, default: 0),
      hiddenBias: try reader.flag("hidden_bias", default: true),
      initialization: try InitializationConfiguration(reader)
    )
    try configuration.checkSize(
      path,
      reader,
      at: entry.position,
      hint: "Make the layers narrower."
    )
    self.init(
      name: entry.key,
      title: try reader.text("title", default: entry.key.replacing("_", with: " ")),
      configuration: configuration
    )
  }
}

extension NetworkConfiguration {
  /// Refuses a network of more than 100 million parameters, which no run here would finish.
  func checkSize(
    _ name: String,
    _ fields: FieldReader,
    at position: ExperimentError.Position,
    hint: String
  ) throws(ExperimentError) {
    guard parameterCount > 100_000_000 else { return }
    throw fields.error(
      "\(name) has \(parameterCount) parameters (expected at most 100,000,000)",
      at: position,
      hint: hint
    )
  }
}

extension NormalizationConfiguration {
  /// `normalization:` of a network: `batch`, or `{ kind: batch, momentum: 0.1, … }`.
  fileprivate init(_ network: FieldReader) throws(ExperimentError) {
    let key = "normalization"
    guard network.has(key) else {
      self = .none
      return
    }
    let ofBatchNorm = ["momentum", "running_statistics", "ghost_batch", "noise"]
    let options = ["epsilon", "affine"] + ofBatchNorm
    guard let fields = try network.fields(key, known: ["kind"] + options) else {
      switch try network.choice(key) as Kind {
      case .none: self = .none
      case .batch: self = .batch()
      case .layer: self = .layer()
      }
      return
    }
    switch try fields.choice("kind") as Kind {
    case .none:
      try fields.refuse(options, of: "kind none, which has no options")
      self = .none
    case .batch:
      self = .batch(
        statistics: try Self.statistics(fields),
        epsilon: try fields.setting(.normalizationEpsilon, "epsilon", default: 1e-5),
        isAffine: try fields.flag("affine", default: true),
        ghostBatchSize: fields.has("ghost_batch") ? Int(try fields.setting(.ghostBatch)) : nil,
        noise: try Self.noise(fields)
      )
    case .layer:
      try fields.refuse(
        ofBatchNorm,
        of: "kind layer, which keeps nothing of other examples"
      )
      self = .layer(
        epsilon: try fields.setting(.normalizationEpsilon, "epsilon", default: 1e-5),
        isAffine: try fields.flag("affine", default: true)
      )
    }
  }

  /// `noise:` of batch norm: `{ shift: 0.5, scale: 1.25, spread: 0.1 }`, what is left out doing nothing.
  private static func noise(
    _ fields: FieldReader
  ) throws(ExperimentError) -> BatchNormConfiguration.Noise? {
    guard fields.has("noise") else { return nil }
    let value = try fields.required("noise")
    let reader = try FieldReader(
      value,
      file: fields.file,
      path: "noise",
      known: ["shift", "scale", "spread"]
    )
    let noise = BatchNormConfiguration.Noise(
      shift: try reader.number("shift", where: { $0 >= 0 }, expected: "0 or more", default: 0),
      scale: try reader.number("scale", where: { $0 >= 1 }, expected: "1 or more", default: 1),
      spread: try reader.number("spread", where: { $0 >= 0 }, expected: "0 or more", default: 0)
    )
    guard noise != BatchNormConfiguration.Noise(shift: 0, scale: 1, spread: 0) else {
      throw fields.error(
        "noise does nothing (got shift 0, scale 1 and spread 0)",
        at: value.position,
        hint: "Write `noise: { shift: 0.5, scale: 1.25, spread: 0.1 }`, or remove it."
      )
    }
    return noise
  }

  private static func statistics(_ fields: FieldReader) throws(ExperimentError)
    -> BatchNormConfiguration.RunningStatistics
  {
    guard try fields.flag("running_statistics", default: true) else {
      try fields.refuse(["momentum"], of: "batch norm without running statistics")
      return .none
    }
    if fields.has("momentum"), try fields.text("momentum") == "cumulative" { return .cumulative }
    return .exponential(
      momentum: try fields.setting(
        .normalizationMomentum,
        "momentum",
        default: 0.1,
        or: "cumulative"
      )
    )
  }
}

extension InitializationConfiguration {
  /// `initialization:` of a network: `he`, or `{ scheme: constant, value: 0.01, scale: 10 }`.
  fileprivate init(_ network: FieldReader) throws(ExperimentError) {
    self.init()
    let key = "initialization"
    guard network.has(key) else { return }
    let fields = try network.fields(key, known: ["scheme", "value", "scale"])
    let name: SchemeName =
      if let fields { try fields.choice("scheme", default: .torch) } else {
        try network.choice(key)
      }
    scheme =
      switch name {
      case .torch: .torch
      case .he: .he
      case .xavier: .xavier
      case .zero: .zero
      case .constant: try Self.constant(fields, network)
      }
    guard let fields else { return }
    if name != .constant { try fields.refuse(["value"], of: "scheme \(name.rawValue)") }
    if scheme == .zero { try fields.refuse(["scale"], of: "weights of 0, which it cannot change") }
    scale = try fields.setting(.initializationScale, "scale", default: 1)
  }

  /// The scheme of a constant: that of 0 has a name of its own, so that one run has one name.
  private static func constant(
    _ fields: FieldReader?,
    _ network: FieldReader
  ) throws(ExperimentError) -> Scheme {
    guard let fields else {
      throw network.error(
        "the initialization constant has no value",
        at: try network.required("initialization").position,
        hint: "Write `initialization: { scheme: constant, value: 0.01 }`."
      )
    }
    let value = try fields.number("value", where: { _ in true }, expected: "a number")
    return value == 0 ? .zero : .constant(value)
  }
}
