internal import Experiments
internal import Runs

/// What ran, as a PyTorch user would write it.
enum PyTorchListing {
  /// The network as a Python statement.
  static func network(_ network: Network) -> String {
    let configuration = network.configuration
    let widths = configuration.layers
    var layers = ["nn.Flatten(),"]
    for (index, pair) in zip(widths, widths.dropFirst()).enumerated() {
      layers.append("nn.Linear(\(pair.0), \(pair.1)),")
      guard index < widths.count - 2 else { break }
      switch configuration.normalization {
      case .none: break
      case .batch: layers.append("nn.BatchNorm1d(\(pair.1)),")
      }
      switch configuration.activation {
      case .relu: layers.append("nn.ReLU(),")
      case .sigmoid: layers.append("nn.Sigmoid(),")
      }
    }
    layers[layers.count - 1] += "  # logits: nn.CrossEntropyLoss applies the softmax"
    return (["\(network.name) = nn.Sequential("] + layers.map { "    " + $0 } + [")"])
      .joined(separator: "\n")
  }

  /// The optimiser as a Python expression.
  static func optimizer(_ training: TrainingConfiguration) -> String {
    let rate = "lr=\(Format.data(training.learningRate))"
    switch training.optimizer {
    case .adam: return "torch.optim.Adam(model.parameters(), \(rate))"
    case .sgd:
      let momentum = "momentum=\(Format.data(training.momentum))"
      return "torch.optim.SGD(model.parameters(), \(rate), \(momentum))"
    }
  }
}
