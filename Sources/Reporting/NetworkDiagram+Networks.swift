internal import Experiments
internal import Notation
internal import Plotting
internal import Runs

extension NetworkDiagram {
  /// The diagram of an experiment's networks, with what not all of them have in colour.
  init(_ networks: [Network], palette: NetworkPalette) {
    let counts = networks.map(\.configuration.parameterCount)
    let difference = (counts.max() ?? 0) - (counts.min() ?? 0)
    let titles = networks.map(\.title)
    let names =
      titles.count < 3
      ? titles.joined(separator: " and ")
      : titles.dropLast().joined(separator: ", ") + " and " + titles[titles.count - 1]
    self.init(
      title: networks.count == 2
        ? "\(names): a difference of \(Format.count(difference)) parameters" : names,
      subtitle: "Layers from input to logits, with the number of parameters",
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

  private static func layers(of network: Network) -> [Layer] {
    let configuration = network.configuration
    let widths = configuration.layers
    var layers = [Layer("Input", detail: Format.count(widths[0]))]
    for (index, pair) in zip(widths, widths.dropFirst()).enumerated() {
      let (inputs, outputs) = pair
      let isHidden = index < widths.count - 2
      layers.append(
        Layer(
          "Linear",
          detail: "\(inputs) → \(outputs)",
          parameterCount: inputs * outputs + (isHidden && !configuration.hiddenBias ? 0 : outputs)
        )
      )
      guard isHidden else { break }
      let learnt = configuration.normalization.isAffine ? 2 * outputs : 0
      switch configuration.normalization {
      case .none: break
      case .batch:
        layers.append(Layer("Batch norm", detail: "\(outputs)", parameterCount: learnt))
      case .layer:
        layers.append(Layer("Layer norm", detail: "\(outputs)", parameterCount: learnt))
      }
      switch configuration.activation {
      case .relu: layers.append(Layer("ReLU", detail: "\(outputs)"))
      case .sigmoid: layers.append(Layer("Sigmoid", detail: "\(outputs)"))
      case .tanh: layers.append(Layer("Tanh", detail: "\(outputs)"))
      }
      if configuration.dropout > 0 {
        layers.append(Layer("Dropout", detail: Format.data(configuration.dropout)))
      }
    }
    return layers + [Layer("Logits", detail: "\(widths[widths.count - 1])")]
  }
}
