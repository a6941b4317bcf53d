internal import Runs

extension NetworkConfiguration.Activation {
  /// The name in text.
  var words: String {
    switch self {
    case .relu: "ReLU"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    }
  }
}

extension NormalizationConfiguration {
  /// The name in text, with the options that are not PyTorch's defaults: `batch norm (momentum 0.01)`.
  var words: String {
    let name: String
    var options: [String] = []
    switch self {
    case .none: return "none"
    case .batch(let batch):
      name = "batch norm"
      switch batch.statistics {
      case .exponential(let momentum):
        if momentum != 0.1 { options.append("momentum \(Format.data(momentum))") }
      case .cumulative: options.append("cumulative averages")
      case .none: options.append("no running statistics")
      }
      if batch.epsilon != 1e-5 { options.append("ε = \(Format.data(batch.epsilon))") }
    case .layer(let epsilon, _):
      name = "layer norm"
      if epsilon != 1e-5 { options.append("ε = \(Format.data(epsilon))") }
    }
    if !isAffine { options.append("no scale and shift") }
    return options.isEmpty ? name : "\(name) (\(options.joined(separator: ", ")))"
  }
}

extension InitializationConfiguration {
  /// The initialisation in text: `He, times 10`.
  var words: String {
    let name =
      switch scheme {
      case .torch: "PyTorch's default"
      case .he: "He"
      case .xavier: "Xavier"
      case .constant(let value): "constant \(Format.data(value))"
      case .zero: "zero"
      }
    return scale == 1 ? name : "\(name), times \(Format.data(scale))"
  }
}
