public import Datasets
public import Faults

/// The largest value of each window, as `nn.MaxPool2d` computes it without padding: of equal ones the first counts.
public struct MaxPooling: BlockMap {
  /// The height and the width of its window.
  public let size: Int
  /// How many pixels the window moves on.
  public let stride: Int

  /// A pooling whose windows lie side by side, unless a stride is given.
  public init(_ size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  /// The name in a diagram.
  public var title: String { "Max pooling" }
  /// `2×2`.
  public func detail(of input: ExampleShape) -> String {
    "\(size)×\(size)\(stride == size ? "" : " /\(stride)")"
  }

  /// An image of the same channels; what is left over at the right and at the bottom is dropped.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    let (height, width) = try Window(size: size, stride: stride).output(of: input, for: "a pooling")
    return .image(channels: input.channelCount, height: height, width: width)
  }

  /// `nn.MaxPool2d(2)`.
  public func pyTorch(of input: ExampleShape) -> String {
    "nn.MaxPool2d(\(size)\(stride == size ? "" : ", stride=\(stride)"))"
  }

  /// Refuses windows that there are not.
  public func check() throws(Fault) {
    try Window(size: size, stride: stride).check("a pooling", upTo: Window.largestPooling)
  }
}
