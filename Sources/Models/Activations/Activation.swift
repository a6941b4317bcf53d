public import Datasets
public import Faults
public import YAML

/// The non-linear function after a layer: its name, its words, its formula.
///
/// Each is a file beside this one and a line in ``all``. The engine computes those for which it has a loop of its own
/// (`Training/Layers/Activation+Kernel.swift`) in one visit with what comes before, and all others by the formula.
public struct Activation: Sendable {
  /// The name in files.
  public let name: String
  /// The name in text.
  public let words: String
  /// The name in a diagram.
  public let title: String
  /// What it is, in a sentence.
  public let meaning: String
  /// The layer as PyTorch writes it.
  public let pyTorch: String
  /// f(x).
  public let value: @Sendable (_ x: Double) -> Double
  /// f′(x).
  public let derivative: @Sendable (_ x: Double) -> Double

  /// All activations, in the order of messages that list them.
  public static let all: [Activation] = [relu, sigmoid, tanh, gelu]

  /// The activation of a name, nil for a name that none has.
  public init?(name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  init(
    name: String,
    words: String,
    title: String,
    meaning: String,
    pyTorch: String,
    value: @escaping @Sendable (Double) -> Double,
    derivative: @escaping @Sendable (Double) -> Double
  ) {
    self.name = name
    self.words = words
    self.title = title
    self.meaning = meaning
    self.pyTorch = pyTorch
    self.value = value
    self.derivative = derivative
  }
}

extension Activation: Hashable {
  /// Whether two are the same: those of one name are.
  public static func == (one: Activation, other: Activation) -> Bool { one.name == other.name }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// JSON has the name.
extension Activation: Codable {
  /// Reads a name.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let known = Activation(name: name) else {
      throw DecodingError.unknown(name, decoder.codingPath)
    }
    self = known
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension Activation: Layer {
  /// How many values it gets.
  public func detail(of input: ExampleShape) -> String { "\(input.featureCount)" }
  /// The shape stays.
  public func outputShape(of input: ExampleShape) -> ExampleShape { input }
  /// Nothing is learnt.
  public func parameterCount(of input: ExampleShape) -> Int { 0 }
  /// The layer as PyTorch writes it.
  public func pyTorch(of input: ExampleShape) -> String { pyTorch }
  /// Nothing can be wrong.
  public func check() {}
}

extension Activation {
  /// `activation:` of a network, ReLU where nothing is said.
  public init(_ network: FieldReader) throws(Fault) {
    guard network.has("activation") else {
      self = .relu
      return
    }
    let name = try network.name("activation", among: Self.all.map(\.name))
    self = Activation(name: name) ?? .relu
  }
}
