internal import Experiments
internal import Plotting
internal import Runs

extension NetworkDiagram {
  /// The diagram of an experiment's networks, with what batch norm adds in its colour.
  init(_ networks: [Experiments.Network], palette: NetworkPalette) {
    let counts = networks.map(\.configuration.parameterCount)
    let difference = (counts.max() ?? 0) - (counts.min() ?? 0)
    let names = networks.map(\.title).joined(separator: " and ")
    self.init(
      title: networks.count == 2
        ? "\(names): a difference of \(Format.count(difference)) parameters" : names,
      subtitle: "Layers from input to logits, with the number of parameters",
      networks: networks.map { network in
        Network(palette.series(of: network), layers: Self.layers(of: network))
      }
    )
  }

  private static func layers(of network: Experiments.Network) -> [Layer] {
    let configuration = network.configuration
    let widths = configuration.layers
    var layers = [Layer("Input", detail: Format.count(widths[0]))]
    for (index, pair) in zip(widths, widths.dropFirst()).enumerated() {
      let (inputs, outputs) = pair
      layers.append(
        Layer(
          "Linear",
          detail: "\(inputs) → \(outputs)",
          parameterCount: inputs * outputs + outputs
        )
      )
      guard index < widths.count - 2 else { break }
      switch configuration.normalization {
      case .none: break
      case .batch:
        layers.append(
          Layer(
            "Batch norm",
            detail: "\(outputs)",
            parameterCount: 2 * outputs,
            isHighlighted: true
          )
        )
      }
      switch configuration.activation {
      case .relu: layers.append(Layer("ReLU", detail: "\(outputs)"))
      case .sigmoid: layers.append(Layer("Sigmoid", detail: "\(outputs)"))
      }
    }
    return layers + [Layer("Logits", detail: "\(widths[widths.count - 1])")]
  }
}
