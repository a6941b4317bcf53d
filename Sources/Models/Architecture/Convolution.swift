public import Datasets
public import Faults

/// A two-dimensional convolution, as `nn.Conv2d` computes it: a cross-correlation with zeros around the image.
///
/// y[o, i, j] = b[o] + Σ over c, u, v of W[o, c, u, v] · x[c, i·s + u − p, j·s + v − p].
public struct Convolution: BlockMap {
  /// The number of channels it makes.
  public let outputCount: Int
  /// The height and the width of its window.
  public let kernel: Int
  /// How many pixels the window moves on.
  public let stride: Int
  /// How many zeros stand on each side.
  public let padding: Int
  /// Whether a number is added to each channel.
  public let hasBias: Bool

  /// A convolution to so many channels; without a padding it keeps the size of the image at stride 1.
  public init(
    _ outputCount: Int,
    kernel: Int = 3,
    stride: Int = 1,
    padding: Int? = nil,
    hasBias: Bool = true
  ) {
    self.outputCount = outputCount
    self.kernel = kernel
    self.stride = stride
    self.padding = padding ?? (kernel - 1) / 2
    self.hasBias = hasBias
  }

  /// The name in a diagram.
  public var title: String { "Convolution" }

  /// `3×3, 8 → 16`.
  public func detail(of input: ExampleShape) -> String {
    "\(kernel)×\(kernel)\(stride == 1 ? "" : " /\(stride)"), \(input.channelCount) → \(outputCount)"
  }

  /// An image of ⌊(size + 2 padding − kernel) / stride⌋ + 1 pixels a side.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    let (height, width) = try Window(size: kernel, stride: stride, padding: padding)
      .output(of: input, for: "a convolution")
    return .image(channels: outputCount, height: height, width: width)
  }

  /// A row for each place of the window and channel, a column for each channel it makes.
  public func weights(of input: ExampleShape) -> WeightShape? {
    WeightShape(
      inputCount: kernel * kernel * input.channelCount,
      outputCount: outputCount,
      channelCount: input.channelCount,
      window: kernel * kernel
    )
  }

  /// `nn.Conv2d(8, 16, 3, padding=1)`.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(input.channelCount)", "\(outputCount)", "\(kernel)"]
    if stride != 1 { arguments.append("stride=\(stride)") }
    if padding != 0 { arguments.append("padding=\(padding)") }
    if !hasBias { arguments.append("bias=False") }
    return "nn.Conv2d(\(arguments.joined(separator: ", ")))"
  }

  /// Refuses a convolution without channels, and windows that there are not.
  public func check() throws(Fault) {
    guard outputCount >= 1 else {
      throw Fault(
        .invalid,
        "a convolution has no channels (got \(outputCount), expected at least 1)",
        hint: "Give every convolution a positive number of channels."
      )
    }
    try Window(size: kernel, stride: stride, padding: padding).check("a convolution")
  }
}
