internal import Datasets

extension NetworkConfiguration {
  /// The network as Python statements: its layers to the logits, then its initial weights where they are not PyTorch's own.
  ///
  /// Examples come as rows of features; those of an image stand channel by channel, row by row.
  ///
  /// - Parameter name: The variable.
  /// - Returns: The statements, a line each.
  public func pyTorch(as name: String) -> String {
    var layers = pyTorchLayers
    layers[layers.count - 1] += "  # logits: nn.CrossEntropyLoss applies the softmax"
    var lines = ["\(name) = nn.Sequential("] + layers.map { Self.indented($0) } + [")"]
    let statements = initialization.pyTorch(hasBiases: hasBiases)
    if !statements.isEmpty {
      lines +=
        takesImages
        ? [
          "for module in \(name).modules():",
          "    if isinstance(module, (nn.Linear, nn.Conv2d)):",
        ] : ["for module in \(name):", "    if isinstance(module, nn.Linear):"]
      lines += statements.map { "        " + $0 }
    }
    return (lines + branchLines(name) + frozenLines(name)).joined(separator: "\n")
  }

  /// A line each, or several of a block; what only groups layers for the engine is left out.
  private var pyTorchLayers: [String] {
    var lines: [String] = []
    if case .image(let channels, let height, let width) = input {
      lines.append("nn.Unflatten(1, (\(channels), \(height), \(width))),  # features to images")
    } else {
      lines.append("nn.Flatten(),")
    }
    for step in architecture.steps where !(step.layer is Identity) {
      if step.layer is Linear, step.input.isImage { lines.append("nn.Flatten(),") }
      let text =
        step.layer is GlobalMean
        ? "nn.AdaptiveAvgPool2d(1),\nnn.Flatten()" : step.layer.pyTorch(of: step.input)
      lines.append(text + ",")
    }
    return lines
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }

  /// Whether all maps have biases: projections have none.
  private var hasBiases: Bool {
    let maps = architecture.blocks.map(\.map).filter { $0 is Linear || $0 is Convolution }
    return maps.allSatisfy(\.hasBias)
  }

  /// What sets the scales of the last normalisation of each branch, where the network says how they start.
  private func branchLines(_ name: String) -> [String] {
    guard let branchScale, hasBlocks, shortcut != .none, normalization.isAffine else { return [] }
    return [
      "for module in \(name).modules():", "    if isinstance(module, Residual):",
      "        nn.init.constant_(module.branch[\(isPreactivated ? -3 : -1)].weight, \(branchScale))",
    ]
  }

  /// What keeps the parts that are not trained as they start.
  private func frozenLines(_ name: String) -> [String] {
    guard !trained.isEmpty else { return [] }
    var lines = ["\(name).requires_grad_(False)"]
    if trained.contains(.normalization) {
      lines += [
        "for module in \(name).modules():",
        "    if \"Norm\" in type(module).__name__:",
        "        module.requires_grad_(True)",
      ]
    }
    if trained.contains(.output) { lines.append("\(name)[-1].requires_grad_(True)") }
    return lines
  }

  /// The classes, in Python, that ``pyTorch(as:)`` names and PyTorch does not have, each once.
  public var pyTorchDefinitions: [String] {
    architecture.steps.flatMap { $0.layer.pyTorchDefinitions(of: $0.input) }
      .reduce(into: []) { definitions, next in
        if !definitions.contains(next) { definitions.append(next) }
      }
  }

  /// Whether training draws random numbers that are not those of ``pyTorch(as:)``: runs agree on average alone.
  public var hasOtherChance: Bool { architecture.layers.contains(where: \.pyTorchChance) }

  /// The network as Python statements, after the classes that it needs.
  ///
  /// - Parameter name: The variable.
  /// - Returns: The statements, a line each.
  public func pyTorchListing(as name: String) -> String {
    (pyTorchDefinitions + [pyTorch(as: name)]).joined(separator: "\n\n")
  }
}
