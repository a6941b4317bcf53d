internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The number of groups of group normalisation.
  public static let groups = FactorDefinition(
    "groups",
    title: Phrase("Groups"),
    nouns: { Phrase("\($0, "# group", "# groups")") },
    values: .whole(1...65_536),
    example: [1, 4],
    axisBase: 2,
    of: { $0.hiddenLayerCount > 0 && $0.normalization.method is GroupNormalization },
    change: .network { network, count in
      guard var group = network.normalization.method as? GroupNormalization else { return }
      group.groups = Int(count)
      network.normalization = Normalization(group)
    }
  )
}
