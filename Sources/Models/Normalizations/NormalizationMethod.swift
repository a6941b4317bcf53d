public import Datasets
public import Faults
internal import Notation

/// A normalisation of what a layer makes: x̂ = (x − μ)/√(σ² + ε) or the like, then γx̂ + β.
///
/// A new one is a file with a type of this protocol, a line in ``Normalization/all``, and, unless it is a
/// ``RowNormalization``, a file in `Training/Layers` that computes it.
public protocol NormalizationMethod: Definition, Layer {
  /// The name in text: `batch norm`.
  static var words: String { get }
  /// Why it lacks options that others have, after "which", for a message that refuses one.
  static var restriction: String { get }

  /// What is added to the variance before the root.
  var epsilon: Double { get set }
  /// Whether each unit learns a scale γ.
  var hasScale: Bool { get }
  /// Whether each unit learns a shift β.
  var hasShift: Bool { get }
  /// Whether running estimates of each unit are kept for inference.
  var keepsStatistics: Bool { get }
  /// Whether what becomes of an example in training depends on the others of its batch, so that one alone is refused.
  var needsBatch: Bool { get }
  /// How many scales or shifts it has for values of a shape: one a unit, or a channel of an image.
  func unitCount(of input: ExampleShape) -> Int
  /// The options that are not PyTorch's in text: `momentum 0.01`.
  var optionWords: [String] { get }
}

extension NormalizationMethod {
  /// The name in text, with the options that are not PyTorch's: `batch norm (momentum 0.01)`.
  public var words: String {
    optionWords.isEmpty ? Self.words : localized("\(Self.words) (\(optionWords.listed))")
  }

  /// The name in a diagram.
  public var title: String { Self.words.prefix(1).uppercased() + Self.words.dropFirst() }
  /// How many values it gets.
  public func detail(of input: ExampleShape) -> String { "\(input.featureCount)" }
  /// The shape stays.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape { input }
  /// One a unit, or a channel of an image.
  public func unitCount(of input: ExampleShape) -> Int { input.channelCount }

  /// A scale and a shift for each unit or channel, where they are learnt.
  public func parameterCount(of input: ExampleShape) -> Int {
    ((hasScale ? 1 : 0) + (hasShift ? 1 : 0)) * unitCount(of: input)
  }

  /// Refuses an ε that may leave a division by 0.
  func checkEpsilon() throws(Fault) {
    try Limit.addend.check(
      epsilon,
      "\(Self.words) epsilon",
      hint: "PyTorch's default is 1e-5."
    )
  }
}
