internal import Notation

/// Networks side by side, layer by layer, with what they share on the same height.
///
///     NetworkDiagram(title: "Batch norm adds 1,536 parameters", networks: [baseline, batchNorm])
///
/// A layer that one network has and another has not leaves a gap in the other, so that the difference is what meets the eye.
public struct NetworkDiagram: Sendable, Hashable {
  /// One step from the input to the output.
  public struct Layer: Sendable, Hashable {
    /// What it is, such as "Linear".
    public var name: String
    /// Its sizes, such as "784 → 512".
    public var detail: String
    /// How many numbers it learns; nothing for a layer that cannot learn.
    public var parameterCount: Int
    /// Whether it is the subject of the comparison and is drawn in its network's colour.
    public var isHighlighted: Bool
    /// The blocks that it stands for, one after the other; none for a single layer.
    public var blocks: [Block] = []
    /// What stands on the same height in another network; nil for the name.
    public var counterpart: String?
    /// Whether its name and its sizes may stand on lines of their own, where a box is too narrow for both.
    public var mayBreak = false

    /// A block of layers with what comes past it.
    public enum Block: Sendable, Hashable {
      /// Nothing.
      case plain
      /// What goes in.
      case past
      /// What goes in, of another shape.
      case pastReshaped
    }

    /// Whether something comes past one of its blocks.
    public var hasArcs: Bool { blocks.contains { $0 != .plain } }

    /// Creates a layer.
    public init(
      _ name: String,
      detail: String = "",
      parameterCount: Int = 0,
      isHighlighted: Bool = false
    ) {
      precondition(parameterCount >= 0, "a layer cannot have fewer than no parameters")
      self.name = name
      self.detail = detail
      self.parameterCount = parameterCount
      self.isHighlighted = isHighlighted
    }
  }

  /// A network: a named list of layers.
  public struct Stack: Sendable, Hashable {
    /// The name and the look that the network has in every figure.
    public var series: Series
    /// The layers from the input to the output.
    public var layers: [Layer]

    /// Creates a network.
    public init(_ series: Series, layers: [Layer]) {
      self.series = series
      self.layers = layers
    }

    /// How many numbers all its layers learn.
    public var parameterCount: Int { layers.map(\.parameterCount).reduce(0, +) }
  }

  /// The finding, as a sentence.
  public var title: String
  /// What is counted.
  public var subtitle: String?
  /// The networks, from left to right.
  public var networks: [Stack]
  /// The width of the figure, in points; the height follows from the number of layers.
  public var width: Double

  /// Creates a diagram.
  public init(title: String, subtitle: String? = nil, networks: [Stack], width: Double = 468) {
    precondition(!networks.isEmpty, "a diagram shows at least one network")
    self.title = title
    self.subtitle = subtitle
    self.networks = networks
    self.width = width
  }

  /// What the figure found, for readers who cannot see it; the layers are in the ``table`` behind it.
  public var alternativeText: String { Plot.alternativeText(title, subtitle) }

  /// The layers of each network with their sizes and their parameters, and the parameters of each network.
  public var table: PlotTable {
    PlotTable(
      columns: [
        localized("Network"), localized("Layer"), localized("Size"), localized("Parameters"),
      ],
      rows: networks.flatMap { network in
        network.layers.map {
          [
            network.series.name, $0.name, Language.current.leftToRight($0.detail),
            Format.count($0.parameterCount),
          ]
        } + [
          [network.series.name, localized("All layers"), "", Format.count(network.parameterCount)]
        ]
      }
    )
  }

  /// The layers of all networks on common rows: a layer that several networks have in the same place shares a row.
  ///
  /// - Returns: for each row, the layer of each network, or nothing.
  package var rows: [[Layer?]] {
    var merged = networks[0].layers.map { [Layer?.some($0)] }
    for network in networks.dropFirst() {
      let width = merged.first?.count ?? 0
      let names = merged.map { row in row.compactMap(\.self).first }
      merged = Self.alignment(names, network.layers).map { row, layer in
        (row.map { merged[$0] } ?? [Layer?](repeating: nil, count: width))
          + [layer.map { network.layers[$0] }]
      }
    }
    return merged
  }

  /// The longest common subsequence of two lists of layers, as pairs of indices with gaps on either side.
  private static func alignment(_ left: [Layer?], _ right: [Layer]) -> [(Int?, Int?)] {
    func match(_ i: Int, _ j: Int) -> Bool {
      guard let layer = left[i], layer.detail == right[j].detail else { return false }
      return (layer.counterpart ?? layer.name) == (right[j].counterpart ?? right[j].name)
    }
    var length = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1),
      count: left.count + 1
    )
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        length[i][j] =
          match(i, j)
          ? length[i + 1][j + 1] + 1 : max(length[i + 1][j], length[i][j + 1])
      }
    }
    var pairs: [(Int?, Int?)] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if i < left.count, j < right.count, match(i, j) {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if j == right.count || i < left.count && length[i + 1][j] >= length[i][j + 1] {
        pairs.append((i, nil))
        i += 1
      } else {
        pairs.append((nil, j))
        j += 1
      }
    }
    return pairs
  }
}
