internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// How many units each hidden layer has.
  public static let hiddenUnits = FactorDefinition(
    "hidden_units",
    title: Phrase("Hidden units per layer"),
    nouns: { Phrase("\($0, "# hidden unit per layer", "# hidden units per layer")") },
    values: .whole(1...65_536),
    example: [32, 128],
    axisBase: 2,
    sizeHint: "Vary fewer units, or give the network fewer layers.",
    of: { $0.hiddenLayerCount > 0 && !$0.takesImages },
    change: .network { network, count in
      for layer in 1..<network.layers.count - 1 { network.layers[layer] = network.layers[layer].changing { $0.size = Int(count) } }
    }
  )
}
