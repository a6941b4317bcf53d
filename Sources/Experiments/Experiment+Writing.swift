internal import Runs

extension Experiment {
  /// The experiment as it ran, as YAML: presets and settings are applied.
  ///
  /// Reading the text again gives the same plan.
  public var yaml: String {
    var lines = ["title: \(quoted(title))", "seed: \(firstSeed)", "networks:"]
    for network in networks {
      lines.append("  \(network.name):")
      lines += network.yamlLines.map { "    " + $0 }
    }
    lines.append("studies:")
    for study in studies {
      lines.append("  \(study.name):")
      lines += study.yamlLines.map { "    " + $0 }
    }
    if !figures.isEmpty { lines.append("figures:") }
    for figure in figures { lines.append("  \(figure.name): \(figure.yaml)") }
    if !claims.isEmpty { lines.append("claims:") }
    for claim in claims {
      for (index, line) in claim.yamlLines.enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Network {
  /// The network's fields as lines of YAML, without the rarer ones that are at their default.
  public var yamlLines: [String] {
    var lines = [
      "title: \(quoted(title))",
      "layers: [\(configuration.layers.map(String.init).joined(separator: ", "))]",
      "activation: \(configuration.activation.rawValue)",
      "normalization: \(configuration.normalization.yaml)",
    ]
    if configuration.dropout > 0 { lines.append("dropout: \(configuration.dropout)") }
    if !configuration.hiddenBias { lines.append("hidden_bias: false") }
    if configuration.initialization != InitializationConfiguration() {
      lines.append("initialization: \(configuration.initialization.yaml)")
    }
    return lines
  }
}

extension Study {
  /// The study's fields as lines of YAML.
  public var yamlLines: [String] {
    var lines = [
      "title: \(quoted(title))",
      "dataset: \(quoted(dataset))",
      "normalization: \(normalization.rawValue)",
      "networks: [\(networks.joined(separator: ", "))]",
      "training: \(training.yaml)",
    ]
    if !sweep.isEmpty {
      let factors = sweep.map { factor in
        let values = factor.values.map { FactorLevel(key: factor.key, value: $0).text }
        return "\(factor.key.rawValue): [\(values.joined(separator: ", "))]"
      }
      lines.append("sweep: { \(factors.joined(separator: ", ")) }")
    }
    lines.append("seeds: \(seeds)")
    if let examples { lines.append("examples: \(examples)") }
    return lines
  }
}

extension NormalizationConfiguration {
  fileprivate var yaml: String {
    var options: [String] = []
    switch self {
    case .none: break
    case .batch(let batch):
      switch batch.statistics {
      case .exponential(let momentum):
        if momentum != 0.1 { options.append("momentum: \(momentum)") }
      case .cumulative: options.append("momentum: cumulative")
      case .none: options.append("running_statistics: false")
      }
      options += Self.yaml(batch.epsilon, batch.isAffine)
    case .layer(let epsilon, let isAffine): options = Self.yaml(epsilon, isAffine)
    }
    return options.isEmpty
      ? kind.rawValue : "{ kind: \(kind.rawValue), \(options.joined(separator: ", ")) }"
  }

  private static func yaml(_ epsilon: Double, _ isAffine: Bool) -> [String] {
    (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"]) + (isAffine ? [] : ["affine: false"])
  }
}

extension InitializationConfiguration {
  fileprivate var yaml: String {
    var fields = ["scheme: \(schemeName.rawValue)"]
    switch scheme {
    case .constant(let value): fields.append("value: \(value)")
    case .torch, .he, .xavier, .zero: break
    }
    if scale != 1 { fields.append("scale: \(scale)") }
    return fields.count == 1 ? schemeName.rawValue : "{ \(fields.joined(separator: ", ")) }"
  }
}

extension TrainingConfiguration {
  fileprivate var yaml: String {
    var fields = ["optimizer: \(optimizer.kind.rawValue)", "learning_rate: \(learningRate)"]
    switch optimizer {
    case .sgd(let momentum, let isNesterov):
      fields.append("momentum: \(momentum)")
      if isNesterov { fields.append("nesterov: true") }
    case .adam, .adamW: break
    }
    if weightDecay != optimizer.usualWeightDecay { fields.append("weight_decay: \(weightDecay)") }
    var note = ""
    switch loss {
    case .crossEntropy: break
    case .crossEntropyOfSoftmax:
      fields.append("loss: \(loss.rawValue)")
      note = " # this loss is a mistake: the softmax is taken twice"
    }
    fields += ["batch_size: \(batchSize)", "epochs: \(epochs)"]
    return "{ \(fields.joined(separator: ", ")) }\(note)"
  }
}

extension FigureRequest {
  fileprivate var yaml: String {
    switch kind {
    case .learningCurves(let study): "{ kind: learning_curves, study: \(study) }"
    case .sweep(let study, let measure):
      "{ kind: sweep, study: \(study), metric: \(measure.name) }"
    case .networks(let names): "{ kind: networks, networks: [\(names.joined(separator: ", "))] }"
    case .layers, .steps, .corrections, .claims: ""
    }
  }
}

extension Claim {
  fileprivate var yamlLines: [String] {
    var lines = [
      "id: \(id)", "question: \(quoted(question))", "statement: \(quoted(statement))",
    ]
    guard let part = parts.first, case .comparison(let comparison) = part.test else { return lines }
    lines.append("study: \(comparison.subject.sides[0].study)")
    lines.append("endpoint: \(part.endpoint.measure.name)")
    switch part.endpoint.measure {
    case .stepsToAccuracy(let threshold): lines.append("threshold: \(threshold)")
    default: break
    }
    if part.endpoint.summary != nil { lines.append("over_levels: range") }
    let sides = [comparison.subject, comparison.reference].flatMap(\.sides).map(\.yaml)
    lines.append("compare: [\(sides.joined(separator: ", "))]")
    lines += [
      "direction: \(comparison.direction.rawValue)",
      "smallest_effect: \(comparison.smallestEffect)",
    ]
    if let figure { lines.append("figure: \(figure)") }
    return lines
  }
}

extension Claim.Side {
  fileprivate var yaml: String {
    guard case .at(let level) = level else { return network }
    return "{ network: \(network), \(level.key.rawValue): \(level.text) }"
  }
}

/// A text as a double-quoted YAML scalar.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}
