public import Faults
internal import Notation
public import YAML

/// What normalises the values between a layer's linear map and its activation: nothing, or a method with its options.
public struct Normalization: Sendable {
  /// The method, nil for none.
  public let method: (any NormalizationMethod)?

  /// The methods, in the order of messages that list them.
  public static let all: [any NormalizationMethod.Type] = [
    BatchNormalization.self, LayerNormalization.self, RMSNormalization.self,
    GroupNormalization.self, InstanceNormalization.self,
  ]

  /// Nothing.
  public static let none = Normalization(nil)
  /// The name of no normalisation in files.
  public static let noneName = "none"
  /// All names in files, none first.
  public static let names = [noneName] + all.map { $0.name }

  /// A method, or none.
  public init(_ method: (any NormalizationMethod)?) { self.method = method }

  /// The name in files.
  public var name: String { method?.name ?? Self.noneName }
  /// The name in text, with the options that are not PyTorch's defaults.
  public var words: String { method?.words ?? localized("none") }
  /// Whether each unit learns a scale or a shift.
  public var isAffine: Bool { method.map { $0.hasScale || $0.hasShift } ?? false }
  /// Whether a batch of one example is refused in training.
  public var needsBatch: Bool { method?.needsBatch ?? false }

  /// The normalisation as it stands in YAML: `batch`, or `{ kind: batch, momentum: 0.2 }`.
  public var yaml: String {
    let options = method?.yamlOptions ?? []
    return options.isEmpty ? name : "{ kind: \(name), \(options.joined(separator: ", ")) }"
  }
}

extension Normalization: Hashable {
  /// Whether two are the same method with the same options.
  public static func == (one: Normalization, other: Normalization) -> Bool {
    switch (one.method, other.method) {
    case (nil, nil): true
    case (let one?, let other?): one.isEqual(to: other)
    case (_?, nil), (nil, _?): false
    }
  }

  /// Hashes name and options.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    method?.hash(into: &hasher)
  }
}

/// JSON has the kind and the options that it has: `{"affine":true,"epsilon":1e-05,"kind":"layer"}`.
extension Normalization: Codable {
  /// Writes kind and options.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: OptionKey.self)
    try fields.encode(name, forKey: "kind")
    try method?.encode(into: &fields)
  }

  /// Reads what ``encode(to:)`` writes; an option that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: OptionKey.self)
    let name = try fields.decode(String.self, forKey: "kind")
    if name == Self.noneName {
      self = .none
    } else if let method = Self.all.first(where: { $0.name == name }) {
      self.init(try method.init(from: fields))
    } else {
      throw DecodingError.unknown(name, decoder.codingPath)
    }
  }
}

extension Normalization {
  /// `normalization:` of a network: `batch`, or `{ kind: batch, momentum: 0.1, … }`.
  public init(_ network: FieldReader) throws(Fault) {
    let key = "normalization"
    guard network.has(key) else {
      self = .none
      return
    }
    let options = Self.optionNames
    guard let fields = try network.fields(key, known: Self.optionKeys) else {
      let name = try network.name(key, among: Self.names)
      self.init(Self.all.first { $0.name == name }?.init())
      return
    }
    let name = try fields.name("kind", among: Self.names)
    guard let method = Self.all.first(where: { $0.name == name }) else {
      try fields.refuse(options, of: "kind none, which has no options")
      self = .none
      return
    }
    try fields.refuse(
      options.filter { !method.optionNames.contains($0) },
      of: "kind \(name), which \(method.restriction)"
    )
    self.init(try method.init(fields))
  }

  /// The keys of a mapping of any method.
  public static var optionKeys: [String] { ["kind"] + optionNames }

  /// The options of all methods, each once.
  private static var optionNames: [String] {
    all.flatMap { $0.optionNames }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}
