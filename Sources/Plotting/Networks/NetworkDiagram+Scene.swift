public import Drawing
internal import Notation

extension NetworkDiagram {
  static let edge = 4.0
  /// Of more networks, boxes of every layer would fill pages: each is a line of words.
  package static let largestNumberOfBoxes = 4
  /// The room for what comes past blocks, beside their boxes.
  private static let arcWidth = 12.0
  private static let columnGap = 28.0
  private static let bandGap = 20.0
  /// More than two networks side by side leave their boxes no room for names and sizes: they go below each other.
  private static let largestBand = 2

  /// The figure, drawn.
  ///
  /// - Parameters:
  ///   - description: what the figure shows, for readers who cannot see it; by default ``alternativeText``.
  ///   - measurer: tells the room that text takes.
  /// - Returns: the scene.
  public func scene(description: String? = nil, measuring measurer: some TextMeasurer) -> Scene {
    let lettering = Lettering(measurer)
    var nodes: [Node] = []
    var y = Self.edge
    for (text, style) in [(title, lettering.title), (subtitle ?? "", lettering.subtitle)] {
      for line in lettering.lines(text, in: style, width: width - 2 * Self.edge, count: 4) {
        let room = width - 2 * Self.edge
        nodes.append(
          lettering.heading(line, x: Self.edge, width: room, y: y + style.size, style)
        )
        y += lettering.lineHeight(style)
      }
    }
    nodes = [.group(Group(.annotation, nodes: nodes))]
    var top = y + 8
    if networks.count > Self.largestNumberOfBoxes {
      let list = list(below: top, lettering)
      return Scene(
        size: Size(width: width, height: list.bottom.rounded(.up)),
        title: title,
        description: description ?? alternativeText,
        nodes: nodes + list.nodes
      )
    }
    func columnWidth(_ count: Int) -> Double {
      (width - 2 * Self.edge - Self.columnGap * Double(count - 1)) / Double(count)
    }
    // Side by side as far as the names and sizes of layers have room.
    let gutter = networks.contains { $0.layers.contains(where: \.hasArcs) } ? Self.arcWidth : 0
    let needed =
      networks.map { NetworkColumn.leastWidth(of: $0, gutter: gutter, lettering) }.max() ?? 0
    let most = min(networks.count, Self.largestBand)
    let perBand = columnWidth(most) >= needed ? most : 1
    for first in stride(from: 0, to: networks.count, by: perBand) {
      var band = self
      band.networks = Array(networks[first..<min(first + perBand, networks.count)])
      let rows = band.rows
      // Networks that have little in common stand each by itself: side by side they would be mostly gaps.
      let longest = band.networks.map(\.layers.count).max() ?? 0
      let isAligned = Double(rows.count) <= 1.4 * Double(longest)
      var columns = band.networks.enumerated().map { index, network in
        NetworkColumn(
          network: network,
          layers: isAligned ? rows.map { $0[index] } : network.layers,
          x: Self.edge + Double(index) * (columnWidth(perBand) + Self.columnGap),
          width: columnWidth(perBand),
          gutter: gutter,
          top: top,
          lettering: lettering
        )
      }
      for index in columns.indices {
        columns[index].heights = columns[index].layers.indices.map { row in
          (isAligned ? columns : [columns[index]]).map { $0.height(ofRow: row) }.max() ?? 0
        }
      }
      nodes += columns.map { $0.node() }
      top = (columns.map(\.bottom).max() ?? top) + 24 + Self.bandGap
    }
    let height = top - Self.bandGap + Self.edge
    return Scene(
      size: Size(width: width, height: height.rounded(.up)),
      title: title,
      description: description ?? alternativeText,
      nodes: nodes
    )
  }
}
