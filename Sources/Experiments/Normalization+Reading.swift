internal import Models

/// A normalisation that is read from YAML.
protocol ReadableNormalization: NormalizationMethod {
  /// The options of a mapping, those that are left out being PyTorch's.
  init(_ fields: FieldReader) throws(ExperimentError)
}

extension Normalization {
  /// `normalization:` of a network: `batch`, or `{ kind: batch, momentum: 0.1, … }`.
  init(_ network: FieldReader) throws(ExperimentError) {
    let key = "normalization"
    guard network.has(key) else {
      self = .none
      return
    }
    let options = Self.optionNames
    guard let fields = try network.fields(key, known: ["kind"] + options) else {
      let name = try network.name(key, among: Self.names)
      self.init(Self.methods.first { $0.name == name }?.init())
      return
    }
    let name = try fields.name("kind", among: Self.names)
    guard let method = Self.methods.first(where: { $0.name == name }) else {
      try fields.refuse(options, of: "kind none, which has no options")
      self = .none
      return
    }
    try fields.refuse(
      options.filter { !method.optionNames.contains($0) },
      of: "kind \(name), which \(method.restriction)"
    )
    guard let readable = method as? any ReadableNormalization.Type else {
      preconditionFailure("Every normalisation is read.")
    }
    self.init(try readable.init(fields))
  }

  /// The options of all methods, each once.
  private static var optionNames: [String] {
    methods.flatMap { $0.optionNames }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}
