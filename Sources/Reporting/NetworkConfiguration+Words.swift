internal import Notation
internal import Runs

extension NetworkConfiguration {
  /// The widths from features to classes, four or more equal ones together: `784-512-256-10`, `784-256×20-10`.
  var layerWords: String {
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
}

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
      if let size = batch.ghostBatchSize { options.append("statistics of \(size) examples") }
      if batch.noise != nil { options.append("outputs disturbed") }
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
