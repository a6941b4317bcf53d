internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// What the channels of every convolution and block are multiplied by.
  public static let widthFactor = FactorDefinition(
    "width_factor",
    title: Phrase("Width factor"),
    values: .numbers(Limit("a number greater than 0 and at most 64") { $0 > 0 && $0 <= 64 }),
    example: [0.5, 2],
    axisBase: 2,
    sizeHint: "Widen less, or write the network with fewer channels.",
    refusal: { network, factor in
      let widths = network.layers.compactMap(\.channels).map { Double($0) * factor }
      let isWhole = widths.allSatisfy { $0 >= 1 && $0 <= 65_536 && $0 == $0.rounded() }
      guard !isWhole else { return nil }
      let width = widths.first { $0 < 1 || $0 > 65_536 || $0 != $0.rounded() } ?? 0
      return "would have \(Format.data(width)) channels (expected a whole number from 1 to 65536)"
    },
    of: { $0.layers.contains { $0.channels != nil } },
    change: .network { network, factor in
      network.layers = network.layers.map { entry in
        guard let channels = entry.channels else { return entry }
        return entry.changing { $0.size = Int(min(max(Double(channels) * factor, 1), 65_536)) }
      }
    }
  )
}

extension LayerEntry {
  /// The channels that a convolution or block makes; nil for anything else.
  fileprivate var channels: Int? {
    guard let layer, layer.kind == .convolution || layer.kind == .block else { return nil }
    return layer.size
  }
}
