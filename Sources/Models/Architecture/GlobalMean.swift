public import Datasets
public import Faults

/// The mean of each channel over all places of an image: a number a channel.
public struct GlobalMean: BlockMap {
  /// The one there is.
  public init() {}

  /// The name in a diagram.
  public var title: String { "Mean" }
  /// How many channels.
  public func detail(of input: ExampleShape) -> String { "\(input.channelCount)" }

  /// As many numbers as channels.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    _ = try Window(size: 1, stride: 1).output(of: input, for: "a mean")
    return .features(input.channelCount)
  }

  /// The mean, and its places removed.
  public func pyTorch(of input: ExampleShape) -> String {
    "nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())"
  }

  /// There is nothing to refuse.
  public func check() throws(Fault) {}
}
