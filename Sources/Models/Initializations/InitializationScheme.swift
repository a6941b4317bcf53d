internal import Notation

/// How the weights of a linear map are drawn or set: its name, its words, its distribution.
///
/// Each is a file beside this one and a line in ``all``.
public struct InitializationScheme: Sendable {
  /// What a weight is before training.
  public enum Weights: Sendable, Hashable {
    /// What `nn.Linear` drew, with its biases.
    case asDrawn
    /// Drawn again, uniform within ± a bound, with biases of 0.
    case uniform(bound: Float)
    /// All the same number, with biases of 0.
    case constant(Float)
  }

  /// The name in files.
  public let name: String
  /// The name in text.
  public var words: String { phrase.text }
  private let phrase: Phrase
  /// What it is, in a sentence.
  public let meaning: String
  /// The one number that it takes, nil for a scheme that takes none.
  public let value: Double?
  /// The statement that makes the weight of a Python `module`; nil where it is PyTorch's own.
  public let pyTorch: String?
  /// The weights of a map with so many inputs (fan in) and outputs (fan out).
  public let weights: @Sendable (_ inputCount: Int, _ outputCount: Int) -> Weights

  /// All schemes, in the order of messages that list them; one that takes a number with some number.
  public static let all: [InitializationScheme] = [torch, he, xavier, constant(1), zero]

  init(
    name: String,
    words: Phrase,
    meaning: String,
    value: Double? = nil,
    pyTorch: String?,
    weights: @escaping @Sendable (Int, Int) -> Weights
  ) {
    self.name = name
    phrase = words
    self.meaning = meaning
    self.value = value
    self.pyTorch = pyTorch
    self.weights = weights
  }

  /// The bound of `kaiming_uniform_` with a gain, in PyTorch's order of operations: it decides the last bit.
  static func kaimingBound(gain: Double, inputCount: Int) -> Float {
    Float((3.0).squareRoot() * (gain / Double(inputCount).squareRoot()))
  }
}

extension InitializationScheme: Hashable {
  /// Whether two are the same scheme with the same number.
  public static func == (one: InitializationScheme, other: InitializationScheme) -> Bool {
    one.name == other.name && one.value == other.value
  }

  /// Hashes name and number.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}
