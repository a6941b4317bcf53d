internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The count before every convolution and block that has one: how often each stage repeats its layer.
  public static let repeats = FactorDefinition(
    "repeats",
    title: Phrase("Repeats per stage"),
    nouns: { Phrase("\($0, "# repeat per stage", "# repeats per stage")") },
    values: .whole(1...1000),
    example: [2, 3],
    axisBase: nil,
    sizeHint: "Repeat less, or make the network narrower.",
    // A layer that is written once is no stage: a convolution before the stages stays one.
    of: { $0.layers.contains { $0.isRepeated } },
    change: .network { network, count in
      network.layers = network.layers.map { entry in
        entry.isRepeated ? entry.changing { $0.count = Int(count) } : entry
      }
    }
  )
}

extension LayerEntry {
  /// Whether it is a stage, of layers that follow each other.
  fileprivate var isRepeated: Bool { (layer?.count ?? 1) > 1 }
}
