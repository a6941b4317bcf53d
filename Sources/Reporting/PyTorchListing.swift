internal import Experiments
internal import Notation
internal import Runs

/// What ran, as a PyTorch user would write it.
enum PyTorchListing {
  /// The network as Python statements: its layers to the logits, then its initial weights where they are not PyTorch's own.
  static func network(_ network: Network) -> String {
    let configuration = network.configuration
    let widths = configuration.layers
    var layers = ["nn.Flatten(),"]
    for (index, pair) in zip(widths, widths.dropFirst()).enumerated() {
      let isHidden = index < widths.count - 2
      let bias = isHidden && !configuration.hiddenBias ? ", bias=False" : ""
      layers.append("nn.Linear(\(pair.0), \(pair.1)\(bias)),")
      guard isHidden else { break }
      if let layer = Self.layer(configuration.normalization, width: pair.1) {
        layers.append(layer + ",")
      }
      switch configuration.activation {
      case .relu: layers.append("nn.ReLU(),")
      case .sigmoid: layers.append("nn.Sigmoid(),")
      case .tanh: layers.append("nn.Tanh(),")
      }
      if configuration.dropout > 0 {
        layers.append("nn.Dropout(\(Format.data(configuration.dropout))),")
      }
    }
    layers[layers.count - 1] += "  # logits: nn.CrossEntropyLoss applies the softmax"
    return
      (["\(network.name) = nn.Sequential("] + layers.map { "    " + $0 } + [")"]
      + initialization(of: network)).joined(separator: "\n")
  }

  /// A layer of normalisation as a Python expression, with the arguments that are not at their default.
  private static func layer(_ normalization: NormalizationConfiguration, width: Int) -> String? {
    var arguments = ["\(width)"]
    switch normalization {
    case .none: return nil
    case .batch(let batch):
      if batch.epsilon != 1e-5 { arguments.append("eps=\(Format.data(batch.epsilon))") }
      switch batch.statistics {
      case .exponential(let momentum):
        if momentum != 0.1 { arguments.append("momentum=\(Format.data(momentum))") }
      case .cumulative: arguments.append("momentum=None")
      case .none: arguments.append("track_running_stats=False")
      }
      if !batch.isAffine { arguments.append("affine=False") }
      return "nn.BatchNorm1d(\(arguments.joined(separator: ", ")))"
    case .layer(let epsilon, let isAffine):
      if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
      if !isAffine { arguments.append("elementwise_affine=False") }
      return "nn.LayerNorm(\(arguments.joined(separator: ", ")))"
    }
  }

  /// The statements that replace PyTorch's initial weights.
  private static func initialization(of network: Network) -> [String] {
    let initialization = network.configuration.initialization
    var statements: [String] = []
    switch initialization.scheme {
    case .torch: break
    case .he: statements.append("nn.init.kaiming_uniform_(module.weight, nonlinearity=\"relu\")")
    case .xavier: statements.append("nn.init.xavier_uniform_(module.weight)")
    case .constant(let value):
      statements.append("nn.init.constant_(module.weight, \(Format.data(value)))")
    case .zero: statements.append("nn.init.zeros_(module.weight)")
    }
    if initialization.scale != 1 {
      statements.append("module.weight.data *= \(Format.data(initialization.scale))")
    }
    if initialization.scheme != .torch {
      if !network.configuration.hiddenBias { statements.append("if module.bias is not None:") }
      let indent = network.configuration.hiddenBias ? "" : "    "
      statements.append(indent + "nn.init.zeros_(module.bias)")
    }
    guard !statements.isEmpty else { return [] }
    return [
      "for module in \(network.name):",
      "    if isinstance(module, nn.Linear):",
    ] + statements.map { "        " + $0 }
  }

  /// The loss and the optimiser of a `model` as Python statements.
  ///
  /// The mistaken loss takes the softmax of outputs that are already one: a last layer makes them.
  static func training(_ training: TrainingConfiguration) -> String {
    let mistake =
      switch training.loss {
      case .crossEntropy: ""
      case .crossEntropyOfSoftmax:
        "model = nn.Sequential(model, nn.Softmax(dim=1))  # the mistake: the loss applies the softmax again\n"
      }
    return mistake + "loss = nn.CrossEntropyLoss()\noptimizer = \(optimizer(training))"
  }

  /// The optimiser as a Python expression.
  static func optimizer(_ training: TrainingConfiguration) -> String {
    let name: String
    var arguments = ["model.parameters()", "lr=\(Format.data(training.learningRate))"]
    switch training.optimizer {
    case .sgd(let momentum, let isNesterov):
      name = "SGD"
      arguments.append("momentum=\(Format.data(momentum))")
      if isNesterov { arguments.append("nesterov=True") }
    case .adam: name = "Adam"
    case .adamW: name = "AdamW"
    }
    // Written out for AdamW, whose default is not 0.
    if training.weightDecay > 0 || training.optimizer == .adamW {
      arguments.append("weight_decay=\(Format.data(training.weightDecay))")
    }
    return "torch.optim.\(name)(\(arguments.joined(separator: ", ")))"
  }
}
