public import Datasets
public import Faults

/// A basic residual block: two 3x3 convolutions, and their input past them.
///
/// He et al. 2016, arXiv:1512.03385: y = f(norm(conv(f(norm(conv x)))) + k(x)), or, with normalisation and activation first (He et al. 2016,
/// arXiv:1603.05027), y = conv(f(norm(conv h))) + k with h = f(norm(x)). The first convolution strides. Parameters are
/// registered in the order convolution, normalisation, convolution, normalisation, shortcut, and drawn in an ``Order``.
public struct Residual: Layer {
  /// What comes past the convolutions.
  public enum Shortcut: String, Sendable, Hashable, CaseIterable {
    /// Where the shape changes a 1x1 convolution with the block's stride, without a bias, then the normalisation; else
    /// the input itself.
    case projection
    /// The input itself; where the shape changes every so many pixels of it, and zeros for the new channels.
    case zeroPadding = "zero_padding"
    /// Nothing: a plain network of the same convolutions.
    case none
  }

  /// What is drawn first.
  ///
  /// PyTorch draws a module's weights when it is constructed, and programs differ: in a block that makes its shortcut itself
  /// the convolutions come first; torchvision's ResNet makes the shortcut and hands it to the block. Where weights are
  /// initialised by a scheme, they are drawn again in the order in which modules are registered, the same in both.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// The convolutions of the branch, then that of the shortcut.
    case branchFirst = "branch_first"
    /// The convolution of the shortcut, then those of the branch.
    case shortcutFirst = "shortcut_first"
  }

  /// The number of channels it makes.
  public var outputCount: Int
  /// How many pixels its first convolution moves on.
  public var stride: Int
  /// What follows each convolution.
  public var normalization: Normalization
  /// The function f.
  public var activation: Activation
  /// What comes past the convolutions.
  public var shortcut: Shortcut
  /// What the branch is multiplied by at first: without a normalisation a factor of its own that is learnt (De and Smith
  /// 2020, arXiv:2002.10444), with one the scales γ of the branch's last one; nil to leave it as it is.
  public var branchScale: Double?
  /// Whether normalisation and activation come before each convolution.
  public var isPreactivated: Bool
  /// Whether its 3x3 convolutions have biases.
  public var hasBias: Bool
  /// What of it is drawn first.
  public var order: Order

  /// A residual block to so many channels.
  public init(
    _ outputCount: Int,
    stride: Int = 1,
    normalization: Normalization = .none,
    activation: Activation = .relu,
    shortcut: Shortcut = .projection,
    branchScale: Double? = nil,
    isPreactivated: Bool = false,
    hasBias: Bool = true,
    order: Order = .branchFirst
  ) {
    self.outputCount = outputCount
    self.stride = stride
    self.normalization = normalization
    self.activation = activation
    self.shortcut = shortcut
    self.branchScale = branchScale
    self.isPreactivated = isPreactivated
    self.hasBias = hasBias
    self.order = order
  }

  /// The convolutions from the input on.
  var convolutions: [Convolution] {
    [
      Convolution(outputCount, stride: stride, hasBias: hasBias),
      Convolution(outputCount, hasBias: hasBias),
    ]
  }

  /// The convolution of the shortcut, nil where the input itself comes past.
  func projection(of input: ExampleShape) -> Convolution? {
    guard shortcut == .projection, changesShape(input) else { return nil }
    return Convolution(outputCount, kernel: 1, stride: stride, padding: 0, hasBias: false)
  }

  /// The factor α of the branch at first, where it has one.
  var initialFactor: Double? {
    shortcut == .none || normalization.isAffine ? nil : branchScale
  }

  /// The scales γ of the branch's last normalisation at first.
  var initialScale: Double {
    shortcut != .none && normalization.isAffine ? branchScale ?? 1 : 1
  }

  /// Whether the branch makes another shape than it gets.
  public func changesShape(_ input: ExampleShape) -> Bool {
    stride != 1 || input.channelCount != outputCount
  }

  // MARK: As a layer

  /// The name in a diagram.
  public var title: String { shortcut == .none ? "Plain block" : "Residual block" }
  /// `16 → 32, /2`.
  public func detail(of input: ExampleShape) -> String {
    "\(input.channelCount) → \(outputCount)\(stride == 1 ? "" : ", /\(stride)")"
  }

  /// The shape that the branch makes.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    var shape = input
    for convolution in convolutions {
      if isPreactivated { _ = try normalization.method?.outputShape(of: shape) }
      shape = try convolution.outputShape(of: shape)
      if !isPreactivated { _ = try normalization.method?.outputShape(of: shape) }
    }
    guard shortcut == .none || shortcut == .projection || outputCount >= input.channelCount else {
      throw Fault(
        .invalid,
        "a block with zero padding cannot make fewer channels (got \(input.channelCount) → \(outputCount))",
        hint: "Use `shortcut: projection`, or keep the number of channels."
      )
    }
    return shape
  }

  /// All that its blocks learn.
  public func parameterCount(of input: ExampleShape) -> Int {
    var list = BlockList(input: input)
    guard append(to: &list) else { return 0 }
    return list.blocks.reduce(0) { $0 + $1.parameterCount }
  }

  /// What the shortcut and the layers' own check refuse.
  public func check() throws(Fault) {
    for convolution in convolutions { try convolution.check() }
    try normalization.method?.check()
    if let branchScale {
      try Limit.any.check(
        branchScale,
        "branch_scale",
        hint: "0 starts every block at its shortcut."
      )
    }
  }
}

// MARK: Its blocks

extension Residual {
  /// Adds the blocks that compute it; false for an input that it cannot take.
  func append(to list: inout BlockList) -> Bool {
    guard (try? outputShape(of: list.end.shape)) != nil else { return false }
    if isPreactivated { appendPreactivated(to: &list) } else { appendActivated(to: &list) }
    return true
  }

  private func appendActivated(to list: inout BlockList) {
    let input = list.end
    list.begin(convolutions[0], from: input)
    list.follow(normalization, activation)
    list.begin(convolutions[1], from: list.end)
    guard shortcut != .none else { return list.follow(normalization, activation) }
    list.follow(normalization, nil, initialScale: initialScale)
    let branch = list.end
    guard let projection = projection(of: input.shape) else {
      return list.add(branch, input, stride: stride, initialFactor, activation)
    }
    list.begin(projection, from: input)
    list.follow(normalization, nil)
    if order == .shortcutFirst { list.drawAhead(of: convolutions.count) }
    list.add(branch, list.end, stride: 1, initialFactor, activation)
  }

  /// Where the shape changes, the projection is of what is normalised and activated.
  private func appendPreactivated(to list: inout BlockList) {
    let input = list.end
    list.begin(Identity(), from: input)
    list.follow(normalization, activation)
    let inner = list.end
    list.begin(convolutions[0], from: inner)
    list.follow(normalization, activation, initialScale: initialScale)
    list.begin(convolutions[1], from: list.end)
    guard shortcut != .none else { return }
    let branch = list.end
    guard let projection = projection(of: input.shape) else {
      return list.add(branch, input, stride: stride, initialFactor, nil)
    }
    list.begin(projection, from: inner)
    if order == .shortcutFirst { list.drawAhead(of: convolutions.count) }
    list.add(branch, list.end, stride: 1, initialFactor, nil)
  }
}
