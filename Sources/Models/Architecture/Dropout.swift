public import Datasets
public import Faults
internal import Notation

/// Sets each value to zero with a probability in training, and divides the others by what is left of it.
///
/// Inference needs no change (Srivastava et al. 2014, as `nn.Dropout`). The masks are not PyTorch's: they come from a
/// generator of their own, so that networks with and without dropout start alike and see their examples in the same
/// order.
public struct Dropout: Layer {
  /// The probabilities that there are.
  public static let limit = Limit.fraction

  /// The probability with which a value is dropped.
  public let probability: Double

  /// Dropout with a probability.
  public init(_ probability: Double) { self.probability = probability }

  /// The name in a diagram.
  public var title: String { "Dropout" }
  /// The probability.
  public func detail(of input: ExampleShape) -> String { Format.setting(probability) }
  /// The shape stays.
  public func outputShape(of input: ExampleShape) -> ExampleShape { input }
  /// Nothing is learnt.
  public func parameterCount(of input: ExampleShape) -> Int { 0 }
  /// `nn.Dropout(0.5)`.
  public func pyTorch(of input: ExampleShape) -> String {
    "nn.Dropout(\(Format.data(probability)))"
  }
  /// The masks are not PyTorch's.
  public var pyTorchChance: Bool { probability > 0 }

  /// Refuses what is no probability, and 1, which leaves nothing.
  public func check() throws(Fault) {
    try Self.limit.check(
      probability,
      "dropout",
      hint: "It is the probability that a unit is left out; 0.5 is common, 0 is none."
    )
  }
}
