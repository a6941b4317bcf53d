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
    imageHint: "Vary `width_factor`, which multiplies the channels of every conv and block.",
    of: { $0.hiddenLayerCount > 0 && !$0.takesImages },
    change: .network { network, count in
      for index in 1..<network.layers.count - 1 {
        network.layers[index] = network.layers[index].changing { $0.size = Int(count) }
      }
    }
  )
}
