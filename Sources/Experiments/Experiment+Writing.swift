internal import Measures
internal import Models
internal import Runs
internal import YAML

extension Experiment {
  /// The experiment as it ran, as YAML: presets and settings are applied.
  ///
  /// Reading the text again gives the same plan.
  public var yaml: String {
    var lines = ["title: \(quoted(title))", "seed: \(firstSeed)"]
    if language != "en" { lines.insert("lang: \(language)", at: 1) }
    if let budget { lines.append("budget: \(budget.text)") }
    let built = networks.filter { $0.configuration != nil }
    if !built.isEmpty { lines.append("networks:") }
    for network in built {
      lines.append("  \(network.name):")
      lines += network.yamlLines.map { "    " + $0 }
    }
    lines.append("studies:")
    for study in studies {
      lines.append("  \(study.name):")
      lines += study.yamlLines.map { "    " + $0 }
    }
    if !figures.isEmpty { lines.append("figures:") }
    for figure in figures {
      lines.append("  \(figure.name):")
      lines += figure.yamlLines(in: self).map { "    " + $0 }
    }
    if !claims.isEmpty { lines.append("claims:") }
    for claim in claims {
      for (index, line) in claim.yamlLines(in: self).enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + line)
      }
    }
    if !Preset.builtIn.contains(preset) { lines += ["presets:", "  \(preset): {}"] }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Network {
  /// The network's fields as lines of YAML, without the rarer ones that are at their default.
  public var yamlLines: [String] {
    guard let configuration else { return ["title: \(quoted(title))"] }
    var lines = [
      "title: \(quoted(title))",
      "layers: [\(configuration.layers.map(\.text).joined(separator: ", "))]",
      "activation: \(configuration.activation.name)",
      "normalization: \(configuration.normalization.yaml)",
    ]
    if configuration.dropout > 0 { lines.append("dropout: \(configuration.dropout)") }
    if configuration.channelDropout > 0 {
      lines.append("channel_dropout: \(configuration.channelDropout)")
    }
    if !configuration.hiddenBias { lines.append("hidden_bias: false") }
    if let shortcut = configuration.shortcutYAML { lines.append("shortcut: \(shortcut)") }
    if configuration.isPreactivated { lines.append("preactivation: true") }
    if configuration.initialization != Initialization() {
      lines.append("initialization: \(configuration.initialization.yaml)")
    }
    if !configuration.trained.isEmpty {
      let parts = configuration.trainedParts.map(\.rawValue).joined(separator: ", ")
      lines.append("trained: [\(parts)]")
    }
    if !training.isEmpty { lines.append("training: \(training.yaml)") }
    return lines
  }

  /// What the network says of its own training, as fields of YAML; nil where it says nothing.
  public var trainingText: String? {
    training.isEmpty ? nil : String(training.yaml.dropFirst(2).dropLast(2))
  }
}

extension NetworkConfiguration {
  /// What comes past the convolutions of blocks, as it stands in YAML; nil for what nobody said.
  fileprivate var shortcutYAML: String? {
    guard let branchScale else { return shortcut == .projection ? nil : shortcut.rawValue }
    return "{ kind: \(shortcut.rawValue), branch_scale: \(branchScale) }"
  }
}

extension Study {
  /// The study's fields as lines of YAML.
  public var yamlLines: [String] {
    if let logs { return ["title: \(quoted(title))"] + logs.yamlLines }
    var lines = [
      "title: \(quoted(title))",
      "dataset: \(data.yaml)",
      "normalization: \(normalization.rawValue)",
      "networks: [\(networks.joined(separator: ", "))]",
      "training: \(training.yaml)",
    ]
    let own = networks.compactMap { name in networkTraining[name].map { "  \(name): \($0.yaml)" } }
    if !own.isEmpty { lines += ["\(Self.networkTrainingKey):"] + own }
    if !sweep.isEmpty {
      let factors = sweep.map { factor in
        "\(factor.key.rawValue): [\(factor.yamlValues.joined(separator: ", "))]"
      }
      lines.append("sweep: { \(factors.joined(separator: ", ")) }")
    }
    lines.append("seeds: \(seeds.yaml)")
    if let examples {
      lines.append(
        examplesAreLimit ? "examples: { at_most: \(examples) }" : "examples: \(examples)"
      )
    }
    if let validationExamples { lines.append("validation_examples: \(validationExamples)") }
    if featureScale != 1 { lines.append("feature_scale: \(featureScale)") }
    if labels != .given { lines.append("labels: \(labels.rawValue)") }
    let growing =
      (batchSizeScaling.learningRate ? [BatchSizeScaling.Name.learningRate] : [])
      + (batchSizeScaling.epochs ? [.epochs] : [])
    if !growing.isEmpty {
      lines.append("grow_with_batch_size: [\(growing.map(\.rawValue).joined(separator: ", "))]")
    }
    if !statistics.isEmpty {
      lines.append("statistics: [\(statistics.map(\.rawValue).joined(separator: ", "))]")
    }
    if !measuresTest { lines.append("test: false") }
    if let evaluation { lines.append("\(EvaluationSteps.key): \(evaluation.yaml)") }
    if expectsDivergence { lines.append("expects_divergence: true") }
    if keepsPredictions { lines.append("predictions: true") }
    if !probes.isEmpty {
      lines.append("probes: [\(probes.map(\.rawValue).joined(separator: ", "))]")
      lines.append("probe_steps: \(probeSteps.yaml)")
    }
    return lines
  }
}

extension Factor {
  /// The values as they stand in files.
  package var yamlValues: [String] { levels.map(\.text) }
}
