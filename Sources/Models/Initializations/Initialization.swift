public import Faults
internal import Notation
public import YAML

/// What the parameters of a network are before training: a scheme for the weights, and a factor.
///
/// Scales of a normalisation start at 1 and shifts at 0, whatever the scheme. The generator is
/// consumed as by the PyTorch program that builds the network and then, unless the scheme is
/// ``InitializationScheme/torch``, gives each weight its own `torch.nn.init` call and each bias `zeros_`, in the
/// order of the layers.
public struct Initialization: Sendable, Hashable {
  /// How the weights are drawn or set.
  public var scheme: InitializationScheme
  /// What the weights are multiplied by afterwards; biases are not.
  public var scale: Double

  /// The scales that a file may name.
  public static let scaleLimit = Limit.positive

  /// The initialisation with PyTorch's default.
  public init(_ scheme: InitializationScheme = .torch, scale: Double = 1) {
    self.scheme = scheme
    self.scale = scale
  }

  /// Refuses numbers that single precision does not hold.
  public func check() throws(Fault) {
    let hint =
      "The constant is of the size of a weight, such as 0.01; a scale of 1 changes nothing."
    let numbers =
      [("the scale of the initial weights", scale)]
      + (scheme.value.map { [("the constant of the initial weights", $0)] } ?? [])
    for (name, value) in numbers {
      try Limit.any.check(value, name, hint: hint)
    }
  }

  // MARK: In words and files

  /// The initialisation in text: `He, times 10`.
  public var words: String {
    scale == 1 ? scheme.words : localized("\(scheme.words), times \(Format.setting(scale))")
  }

  /// The initialisation as it stands in YAML: `he`, or `{ scheme: he, scale: 10 }`.
  public var yaml: String {
    var fields = ["scheme: \(scheme.name)"]
    if let value = scheme.value { fields.append("value: \(value)") }
    if scale != 1 { fields.append("scale: \(scale)") }
    return fields.count == 1 ? scheme.name : "{ \(fields.joined(separator: ", ")) }"
  }

  /// The statements that replace the initial weights of a Python `module`, none where they are PyTorch's.
  ///
  /// - Parameter hasBiases: Whether every module has a bias.
  /// - Returns: The statements, a line each.
  func pyTorch(hasBiases: Bool) -> [String] {
    var statements: [String] = []
    if let statement = scheme.pyTorch { statements.append(statement) }
    if scale != 1 { statements.append("module.weight.data *= \(Format.data(scale))") }
    if scheme.pyTorch != nil {
      if !hasBiases { statements.append("if module.bias is not None:") }
      statements.append((hasBiases ? "" : "    ") + "nn.init.zeros_(module.bias)")
    }
    return statements
  }
}

/// JSON has the scheme, the scale and the constant if there is one: `{"scale":1,"scheme":"he"}`.
extension Initialization: Codable {
  private enum CodingKeys: CodingKey {
    case scheme
    case value
    case scale
  }

  /// Writes the name of the scheme, the scale, and the constant if there is one.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(scheme.name, forKey: .scheme)
    try fields.encode(scale, forKey: .scale)
    try fields.encodeIfPresent(scheme.value, forKey: .value)
  }

  /// Reads what ``encode(to:)`` writes; a field that is missing is an error.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    scale = try fields.decode(Double.self, forKey: .scale)
    let name = try fields.decode(String.self, forKey: .scheme)
    guard let known = InitializationScheme.all.first(where: { $0.name == name }) else {
      throw DecodingError.unknown(name, decoder.codingPath)
    }
    scheme =
      known.value == nil
      ? known : known.with(value: try fields.decode(Double.self, forKey: .value))
  }
}

extension Initialization {
  /// `initialization:` of a network: `he`, or `{ scheme: constant, value: 0.01, scale: 10 }`.
  public init(_ network: FieldReader) throws(Fault) {
    self.init()
    let key = "initialization"
    guard network.has(key) else { return }
    let fields = try network.fields(key, known: ["scheme", "value", "scale"])
    let names = InitializationScheme.all.map(\.name)
    let name =
      if let fields {
        fields.has("scheme") ? try fields.name("scheme", among: names) : scheme.name
      } else {
        try network.name(key, among: names)
      }
    guard let known = InitializationScheme.all.first(where: { $0.name == name }) else {
      preconditionFailure("The name is one of those.")
    }
    scheme = known.value == nil ? known : try Self.valued(known, fields, network)
    guard let fields else { return }
    if known.value == nil { try fields.refuse(["value"], of: "scheme \(name)") }
    if scheme == .zero { try fields.refuse(["scale"], of: "weights of 0, which it cannot change") }
    scale = try fields.number("scale", Self.scaleLimit, default: 1)
  }

  /// A scheme with the number that it takes.
  private static func valued(
    _ scheme: InitializationScheme,
    _ fields: FieldReader?,
    _ network: FieldReader
  ) throws(Fault) -> InitializationScheme {
    guard let fields else {
      throw network.error(
        "the initialization \(scheme.name) has no value",
        at: try network.required("initialization").position,
        hint: "Write `initialization: { scheme: \(scheme.name), value: 0.01 }`."
      )
    }
    return scheme.with(value: try fields.number("value", .any))
  }
}
