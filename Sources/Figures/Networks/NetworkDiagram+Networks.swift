internal import Datasets
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting

extension NetworkDiagram {
  /// The diagram of an experiment's networks, with what not all of them have in colour.
  init(_ networks: [Network], palette: NetworkPalette) {
    let counts = networks.compactMap(\.configuration?.parameterCount)
    let difference = (counts.max() ?? 0) - (counts.min() ?? 0)
    let titles = networks.map(\.title)
    let names =
      titles.count < 2
      ? titles.parted
      : localized("\(Array(titles.dropLast()).parted) and \(titles[titles.count - 1])")
    let isList = networks.count > Self.largestNumberOfBoxes
    let range = Format.range(counts) ?? "0"
    self.init(
      title: isList
        ? localized("\(networks.count) networks of \(range) parameters")
        : networks.count == 2 ? Self.title(names, difference) : names,
      subtitle: localized("Layers from input to logits, with the number of parameters"),
      networks: networks.map { network in
        let others = networks.filter { $0.name != network.name }.map {
          Set(Self.layers(of: $0).map(\.name))
        }
        let layers = Self.layers(of: network).map { layer in
          var layer = layer
          layer.isHighlighted = others.contains { !$0.contains(layer.name) }
          return layer
        }
        return Stack(palette.series(of: network), layers: layers)
      }
    )
  }

  /// What two networks differ by in their parameters.
  private static func title(_ names: String, _ difference: Int) -> String {
    difference == 0
      ? localized("\(names): as many parameters")
      : localized("\(names): a difference of \(difference, "# parameter", "# parameters")")
  }

  private static func layers(of network: Network) -> [Layer] {
    guard let configuration = network.configuration else { return [] }
    guard !configuration.takesImages else { return stages(of: configuration) }
    let architecture = configuration.architecture
    return [Layer(localized("Input"), detail: Format.count(architecture.inputCount))]
      + architecture.steps.map { step in
        Layer(
          step.layer.title,
          detail: step.layer.detail(of: step.input),
          parameterCount: step.layer.parameterCount(of: step.input)
        )
      } + [Layer(localized("Logits"), detail: Format.count(architecture.classCount))]
  }

  /// A box for each entry of the layers, so that twenty layers stay few boxes: `3 × Residual block`.
  private static func stages(of network: NetworkConfiguration) -> [Layer] {
    let stages = network.stages().stages
    return [Layer(localized("Input"), detail: network.input.words)]
      + stages.dropFirst().map { stage in
        let count = stage.count == 1 ? "" : "\(Format.count(stage.count)) × "
        let isSame = stage.input == stage.output
        var layer = Layer(
          count + names(of: stage).joined(separator: ", "),
          detail: isSame ? stage.output.words : "\(stage.input.words) → \(stage.output.words)",
          parameterCount: stage.parameterCount
        )
        layer.mayBreak = true
        layer.blocks = blocks(of: stage)
        // The same convolutions with another shortcut, or with another normalisation, stand on the same height.
        layer.counterpart =
          count + (layer.blocks.isEmpty ? stage.layers.first?.title ?? "" : "block")
        return layer
      } + [Layer(localized("Logits"), detail: Format.count(network.classCount))]
  }

  /// The blocks of an entry with what comes past each; none of an entry without blocks.
  private static func blocks(of stage: NetworkStage) -> [Layer.Block] {
    var shape = stage.input
    return stage.layers.compactMap { layer in
      guard let block = layer as? Residual else { return nil }
      let input = shape
      shape = (try? block.outputShape(of: input)) ?? input
      if block.shortcut == .none { return .plain }
      return block.changesShape(input) ? .pastReshaped : .past
    }
  }

  /// What an entry repeats: its map, and what follows it.
  private static func names(of stage: NetworkStage) -> [String] {
    guard let first = stage.layers.first else { return [] }
    if let block = first as? Residual {
      let normalization = block.normalization.method.map { [type(of: $0).words] } ?? []
      return [block.title] + normalization + [block.activation.words]
    }
    let followers = stage.layers.dropFirst().prefix { !($0 is any BlockMap) }
    return [first.title]
      + followers.map { layer in
        switch layer {
        case let method as any NormalizationMethod: type(of: method).words
        case let activation as Activation: activation.words
        default: Language.current.midSentence(layer.title)
        }
      }
  }
}
