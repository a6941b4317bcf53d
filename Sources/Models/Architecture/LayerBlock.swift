/// A linear map with what follows it up to the next one, which the engine visits at once: normalisation, activation and
/// dropout, each of which may be missing.
public struct LayerBlock: Sendable, Hashable {
  /// The linear map.
  public let linear: Linear
  /// What normalises its values.
  public private(set) var normalization = Normalization.none
  /// The function that they pass; nil for none.
  public private(set) var activation: Activation?
  /// The probability with which one is dropped in training, 0 for none.
  public private(set) var dropout = 0.0

  private init(_ linear: Linear) { self.linear = linear }

  /// The layers in blocks, nil for an order of layers that blocks do not have.
  static func blocks(of layers: [any Layer]) -> [LayerBlock]? {
    var blocks: [LayerBlock] = []
    for layer in layers {
      if let linear = layer as? Linear {
        blocks.append(LayerBlock(linear))
      } else if blocks.isEmpty || !blocks[blocks.count - 1].take(layer) {
        return nil
      }
    }
    return blocks
  }

  /// Adds a layer where it may follow those that are there.
  private mutating func take(_ layer: any Layer) -> Bool {
    guard dropout == 0 else { return false }
    switch layer {
    case let method as any NormalizationMethod where activation == nil && normalization == .none:
      normalization = Normalization(method)
    case let function as Activation where activation == nil: activation = function
    case let chance as Dropout: dropout = chance.probability
    default: return false
    }
    return true
  }
}
