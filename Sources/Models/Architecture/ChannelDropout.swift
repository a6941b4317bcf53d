public import Datasets
public import Faults
internal import Notation

/// Sets whole channels of an example to zero with a probability in training, and divides the others by what is left of
/// it.
///
/// As `nn.Dropout2d` (Tompson et al. 2015, arXiv:1411.4280). The masks are not PyTorch's; see ``Dropout``.
public struct ChannelDropout: Layer {
  /// The probability with which a channel is dropped.
  public let probability: Double

  /// Dropout of channels with a probability.
  public init(_ probability: Double) { self.probability = probability }

  /// The name in a diagram.
  public var title: String { "Channel dropout" }
  /// The probability.
  public func detail(of input: ExampleShape) -> String { Format.setting(probability) }

  /// The shape stays.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard input.isImage else {
      throw Fault(
        .invalid,
        "channel dropout needs an image (got \(input.words) numbers)",
        hint: "Use `dropout` for numbers without places."
      )
    }
    return input
  }

  /// Nothing is learnt.
  public func parameterCount(of input: ExampleShape) -> Int { 0 }
  /// `nn.Dropout2d(0.5)`.
  public func pyTorch(of input: ExampleShape) -> String {
    "nn.Dropout2d(\(Format.data(probability)))"
  }
  /// The masks are not PyTorch's.
  public var pyTorchChance: Bool { probability > 0 }

  /// Refuses what is no probability, and 1, which leaves nothing.
  public func check() throws(Fault) {
    try Dropout.limit.check(
      probability,
      "channel dropout",
      hint: "It is the probability that a channel is left out; 0 is none."
    )
  }
}
