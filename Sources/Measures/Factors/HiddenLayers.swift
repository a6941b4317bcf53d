internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The number of hidden layers, each as wide as the network’s own first one.
  public static let hiddenLayers = FactorDefinition(
    "hidden_layers",
    title: Phrase("Hidden layers"),
    nouns: { Phrase("\($0, "# hidden layer", "# hidden layers")") },
    values: .whole(1...1000),
    example: [2, 8],
    axisBase: 2,
    sizeHint: "Vary fewer layers, or make the network narrower.",
    imageHint: "Vary `repeats`, which replaces every count before conv and block.",
    // Without hidden layers there is no width that more of them would have.
    of: { $0.hiddenLayerCount > 0 && !$0.takesImages },
    change: .network { network, count in
      let layers = network.layers
      network.layers =
        [layers[0]] + .init(repeating: layers[1], count: Int(count)) + layers.suffix(1)
    }
  )
}
