public import Datasets
public import Faults

/// One value for each window of an image, without padding.
public struct Pooling: BlockMap {
  /// What is taken of a window.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The largest value, as `nn.MaxPool2d` takes it: of equal ones the first counts.
    case max
    /// The mean, as `nn.AvgPool2d` computes it.
    case average
  }

  /// What is taken of a window.
  public let kind: Kind
  /// The height and the width of its window.
  public let size: Int
  /// How many pixels the window moves on.
  public let stride: Int

  /// A pooling whose windows lie side by side, unless a stride is given.
  public init(_ kind: Kind, _ size: Int = 2, stride: Int? = nil) {
    self.kind = kind
    self.size = size
    self.stride = stride ?? size
  }

  /// The name in a diagram.
  public var title: String {
    switch kind {
    case .max: "Max pooling"
    case .average: "Average pooling"
    }
  }
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
    let name =
      switch kind {
      case .max: "MaxPool2d"
      case .average: "AvgPool2d"
      }
    return "nn.\(name)(\(size)\(stride == size ? "" : ", stride=\(stride)"))"
  }

  /// Refuses windows that there are not.
  public func check() throws(Fault) {
    try Window(size: size, stride: stride).check("a pooling", upTo: Window.largestPooling)
  }
}
