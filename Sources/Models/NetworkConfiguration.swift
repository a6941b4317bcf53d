/// A network as a file describes it: widths, and what follows each hidden layer; ``architecture`` has its layers.
public struct NetworkConfiguration: Sendable, Hashable, Codable {
  /// The widths from input to logits, both included.
  public var layers: [Int]
  /// What follows the normalisation of a hidden layer.
  public var activation: Activation
  /// What follows the linear map of a hidden layer.
  public var normalization: Normalization
  /// The probability with which training sets a hidden unit to 0, from 0 to below 1; 0 for no dropout.
  public var dropout: Double
  /// Whether the linear maps of hidden layers have a bias; that to the logits always has one.
  public var hiddenBias: Bool
  /// What the parameters are before training.
  public var initialization: Initialization

  /// Creates a network, with PyTorch's defaults for what is left out.
  public init(
    layers: [Int],
    activation: Activation,
    normalization: Normalization = .none,
    dropout: Double = 0,
    hiddenBias: Bool = true,
    initialization: Initialization = Initialization()
  ) {
    self.layers = layers
    self.activation = activation
    self.normalization = normalization
    self.dropout = dropout
    self.hiddenBias = hiddenBias
    self.initialization = initialization
  }

  /// The network layer by layer.
  public var architecture: Architecture {
    Architecture(
      inputCount: layers.first ?? 0,
      hiddenCounts: Array(layers.dropFirst().dropLast()),
      classCount: layers.last ?? 0,
      activation: activation,
      normalization: normalization,
      dropout: dropout,
      hiddenBias: hiddenBias
    )
  }

  /// How many numbers are learnt: weights, biases, and scales and shifts of the normalisation.
  public var parameterCount: Int { architecture.parameterCount }
}

// MARK: In words and in PyTorch

extension NetworkConfiguration {
  /// The widths from features to classes, four or more equal ones together: `784-512-256-10`, `784-256×20-10`.
  public var layerWords: String {
    var runs: [(width: Int, count: Int)] = []
    for width in layers {
      if runs.last?.width == width {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((width, 1))
      }
    }
    return runs.flatMap { run in
      run.count < 4
        ? [String](repeating: "\(run.width)", count: run.count) : ["\(run.width)×\(run.count)"]
    }.joined(separator: "-")
  }

  /// The network as Python statements: its layers to the logits, then its initial weights where they are not PyTorch's own.
  ///
  /// - Parameter name: The variable.
  /// - Returns: The statements, a line each.
  public func pyTorch(as name: String) -> String {
    var layers =
      ["nn.Flatten(),"] + architecture.steps.map { $0.layer.pyTorch(of: $0.input) + "," }
    layers[layers.count - 1] += "  # logits: nn.CrossEntropyLoss applies the softmax"
    var lines = ["\(name) = nn.Sequential("] + layers.map { "    " + $0 } + [")"]
    let statements = initialization.pyTorch(hasBiases: hiddenBias)
    if !statements.isEmpty {
      lines += ["for module in \(name):", "    if isinstance(module, nn.Linear):"]
      lines += statements.map { "        " + $0 }
    }
    return lines.joined(separator: "\n")
  }
  /// The classes, in Python, that ``pyTorch(as:)`` names and PyTorch does not have, each once.
  public var pyTorchDefinitions: [String] {
    architecture.layers.flatMap(\.pyTorchDefinitions).reduce(into: []) { definitions, next in
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
