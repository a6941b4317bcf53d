public import Datasets

/// A map with what follows it up to the next one, which the engine visits at once: normalisation, activation and dropout,
/// each of which may be missing.
public struct LayerBlock: Sendable {
  /// Where values come from.
  public enum Source: Sendable, Hashable {
    /// The examples.
    case examples
    /// The outputs of an earlier block.
    case block(Int)
  }

  /// What makes its values.
  public let map: any BlockMap
  /// Where those come from that the map takes: one place, two for a sum.
  public let sources: [Source]
  /// The shape of what the map takes, from the first source.
  public let input: ExampleShape
  /// The shape of what the map makes.
  public let output: ExampleShape
  /// The shape of what the second source of a sum has.
  public let pastShape: ExampleShape?
  /// What normalises its values.
  public internal(set) var normalization = Normalization.none
  /// Where the scales γ of the normalisation start.
  public internal(set) var initialScale = 1.0
  /// Before how many blocks that stand before it its weights are drawn.
  public internal(set) var drawnAhead = 0
  /// The function that they pass; nil for none.
  public internal(set) var activation: Activation?
  /// The probability with which one is dropped in training, 0 for none.
  public internal(set) var dropout = 0.0
  /// The probability with which a whole channel is dropped in training, 0 for none.
  public internal(set) var channelDropout = 0.0

  init(
    _ map: any BlockMap,
    from sources: [Source],
    input: ExampleShape,
    output: ExampleShape,
    pastShape: ExampleShape? = nil
  ) {
    self.map = map
    self.sources = sources
    self.input = input
    self.output = output
    self.pastShape = pastShape
  }

  /// The number of units, or of channels of an image.
  public var columnCount: Int { output.channelCount }
  /// How many trained values it has.
  public var parameterCount: Int {
    map.parameterCount(of: input) + (normalization.method?.parameterCount(of: output) ?? 0)
  }
  /// Whether nothing but a bias follows its map.
  public var isBare: Bool {
    normalization == .none && activation == nil && dropout == 0 && channelDropout == 0
  }

  /// Adds a layer where it may follow those that are there.
  mutating func take(_ layer: any Layer) -> Bool {
    guard dropout == 0, channelDropout == 0 else { return false }
    switch layer {
    case let method as any NormalizationMethod where activation == nil && normalization == .none:
      normalization = Normalization(method)
    case let function as Activation where activation == nil: activation = function
    case let chance as Dropout: dropout = chance.probability
    case let chance as ChannelDropout: channelDropout = chance.probability
    default: return false
    }
    return true
  }
}

extension LayerBlock: Hashable {
  /// Whether two do the same with the values of the same places.
  public static func == (one: LayerBlock, other: LayerBlock) -> Bool {
    one.map.isSame(as: other.map) && one.sources == other.sources && one.input == other.input
      && one.normalization == other.normalization && one.initialScale == other.initialScale
      && one.drawnAhead == other.drawnAhead
      && one.activation == other.activation && one.dropout == other.dropout
      && one.channelDropout == other.channelDropout
  }

  /// Hashes map and places.
  public func hash(into hasher: inout Hasher) {
    map.hash(into: &hasher)
    hasher.combine(sources)
    hasher.combine(normalization)
  }
}
