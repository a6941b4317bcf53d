public import Datasets

extension Residual {
  /// `Residual(branch, shortcut, activation)`, the branch on lines of its own.
  ///
  /// Python builds arguments from left to right: what stands first draws its parameters first.
  public func pyTorch(of input: ExampleShape) -> String {
    let function = isPreactivated ? "nn.Identity()" : activation.pyTorch(of: input)
    let branch = Self.sequence(branchExpressions(of: input))
    guard shortcut != .none else {
      return isPreactivated ? branch : Self.sequence(branchExpressions(of: input) + [function])
    }
    let past = shortcutExpression(of: input)
    var arguments =
      order == .branchFirst
      ? [branch, past, function]
      : ["shortcut=\(past)", "branch=\(branch)", "activation=\(function)"]
    if let initialFactor { arguments.append("scale=\(initialFactor)") }
    if isPreactivated {
      arguments.append("first=\(Self.sequence(firstExpressions(of: input)))")
    }
    return "Residual(\n" + arguments.map { Self.indented($0) + ",\n" }.joined() + ")"
  }

  /// The classes that ``pyTorch(of:)`` names.
  public func pyTorchDefinitions(of input: ExampleShape) -> [String] {
    let own = normalization.method?.pyTorchDefinitions(of: input) ?? []
    guard shortcut != .none else { return own }
    let pads = shortcut == .zeroPadding && changesShape(input)
    return own + (pads ? [Self.paddingClass] : []) + [Self.blockClass]
  }

  /// What the normalisation draws.
  public var pyTorchChance: Bool { normalization.method?.pyTorchChance ?? false }

  /// Normalisation and activation, as far as there are any.
  private func firstExpressions(of shape: ExampleShape) -> [String] {
    (normalization.method.map { [$0.pyTorch(of: shape)] } ?? []) + [activation.pyTorch(of: shape)]
  }

  private func branchExpressions(of input: ExampleShape) -> [String] {
    var (shape, expressions): (ExampleShape, [String]) = (input, [])
    for (index, convolution) in convolutions.enumerated() {
      // The first ones of a block with a shortcut stand before the branch: the shortcut needs them too.
      if isPreactivated, index > 0 || shortcut == .none {
        expressions += firstExpressions(of: shape)
      }
      expressions.append(convolution.pyTorch(of: shape))
      shape = (try? convolution.outputShape(of: shape)) ?? shape
      guard !isPreactivated else { continue }
      if let method = normalization.method { expressions.append(method.pyTorch(of: shape)) }
      if index == 0 { expressions.append(activation.pyTorch(of: shape)) }
    }
    return expressions
  }

  private func shortcutExpression(of input: ExampleShape) -> String {
    if let projection = projection(of: input) {
      let shape = (try? projection.outputShape(of: input)) ?? input
      let method = isPreactivated ? nil : normalization.method?.pyTorch(of: shape)
      return Self.sequence([projection.pyTorch(of: input)] + (method.map { [$0] } ?? []))
    }
    guard changesShape(input) else { return "nn.Identity()" }
    return "ZeroPadding(\(stride), \(outputCount - input.channelCount))"
  }

  private static func sequence(_ expressions: [String]) -> String {
    expressions.count == 1
      ? expressions[0]
      : "nn.Sequential(\n" + expressions.map { indented($0) + ",\n" }.joined() + ")"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }

  private static let paddingClass = """
    class ZeroPadding(nn.Module):
        \"""Every so many pixels, and zeros for the new channels.\"""

        def __init__(self, stride, channels):
            super().__init__()
            self.stride, self.channels = stride, channels

        def forward(self, x):
            x = x[:, :, ::self.stride, ::self.stride]
            return nn.functional.pad(x, (0, 0, 0, 0, 0, self.channels))
    """

  private static let blockClass = """
    class Residual(nn.Module):
        \"""A branch, and what comes past it (He et al. 2016).\"""

        def __init__(self, branch, shortcut, activation, scale=None, first=None):
            super().__init__()
            self.first = first or nn.Identity()
            self.branch, self.shortcut, self.activation = branch, shortcut, activation
            self.scale = None if scale is None else nn.Parameter(torch.tensor(float(scale)))

        def forward(self, x):
            inner = self.first(x)
            past = inner if list(self.shortcut.parameters()) else x  # a projection
            branch = self.branch(inner)
            if self.scale is not None:
                branch = self.scale * branch
            return self.activation(branch + self.shortcut(past))
    """
}
