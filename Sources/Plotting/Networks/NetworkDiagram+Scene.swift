public import Drawing
internal import Notation

extension NetworkDiagram {
  static let edge = 4.0
  /// Of more networks, boxes of every layer would fill pages: each is a line of words.
  package static let largestNumberOfBoxes = 4
  private static let boxHeight = 20.0
  private static let rowHeight = 30.0
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
    let needed = networks.map { Column.leastWidth(of: $0, lettering) }.max() ?? 0
    let most = min(networks.count, Self.largestBand)
    let perBand = columnWidth(most) >= needed ? most : 1
    for first in stride(from: 0, to: networks.count, by: perBand) {
      var band = self
      band.networks = Array(networks[first..<min(first + perBand, networks.count)])
      let rows = band.rows
      for (index, network) in band.networks.enumerated() {
        let column = Column(
          network: network,
          layers: rows.map { $0[index] },
          x: Self.edge + Double(index) * (columnWidth(perBand) + Self.columnGap),
          width: columnWidth(perBand),
          top: top,
          lettering: lettering
        )
        nodes.append(column.node())
      }
      top += Column.headerHeight + Double(rows.count) * Self.rowHeight + 14 + Self.bandGap
    }
    let height = top - Self.bandGap + Self.edge
    return Scene(
      size: Size(width: width, height: height.rounded(.up)),
      title: title,
      description: description ?? alternativeText,
      nodes: nodes
    )
  }

  /// One network, from its name down to its total.
  private struct Column {
    let network: Stack
    let layers: [Layer?]
    let x: Double
    let width: Double
    let top: Double
    let lettering: Lettering

    static let headerHeight = 20.0

    /// The least width in which no word of a network's layers stands on another, in points.
    static func leastWidth(of network: Stack, _ lettering: Lettering) -> Double {
      let column = Column(
        network: network,
        layers: [],
        x: 0,
        width: 0,
        top: 0,
        lettering: lettering
      )
      let boxes = network.layers.map { layer in
        var name = lettering.label
        name.isBold = layer.isHighlighted
        let detail = lettering.width(Language.current.leftToRight(layer.detail), lettering.note)
        return lettering.width(layer.name, name) + detail + (layer.detail.isEmpty ? 16 : 22)
      }
      return (boxes.max() ?? 0) + 8 + column.numberWidth
    }

    /// The width of the numbers beside the boxes.
    private var numberWidth: Double {
      max(
        lettering.width(localized("Parameters"), lettering.note),
        lettering.width(total, lettering.panelTitle)
      )
    }
    private var boxWidth: Double { width - numberWidth - 8 }
    private var total: String { Format.count(network.parameterCount) }

    private func y(ofRow row: Int) -> Double {
      top + NetworkDiagram.Column.headerHeight + Double(row) * NetworkDiagram.rowHeight
    }

    func node() -> Node {
      let baseline = top + lettering.panelTitle.size
      var nodes = [
        lettering.run(
          lettering.shortened(network.series.name, in: lettering.panelTitle, width: boxWidth),
          x: x,
          y: baseline,
          lettering.panelTitle
        ),
        lettering.run(
          localized("Parameters"),
          x: x + width,
          y: baseline,
          anchor: .end,
          lettering.note
        ),
      ]
      nodes += arrows()
      for (row, layer) in layers.enumerated() {
        if let layer { nodes += box(layer, y: y(ofRow: row)) }
      }
      let end = y(ofRow: layers.count) - (NetworkDiagram.rowHeight - NetworkDiagram.boxHeight)
      let rule = Path(through: [
        Point(x: x + boxWidth + 8, y: end + 4), Point(x: x + width, y: end + 4),
      ])
      nodes.append(.shape(Shape(rule, stroke: Stroke(Paint(.axis), width: 0.5))))
      let totalBaseline = end + 8 + lettering.panelTitle.size
      nodes.append(
        lettering.run(
          localized("Total"),
          x: x + boxWidth,
          y: totalBaseline,
          anchor: .end,
          lettering.note
        )
      )
      nodes.append(
        lettering.run(total, x: x + width, y: totalBaseline, anchor: .end, lettering.panelTitle)
      )
      return .group(Group(.panel, label: network.series.name, nodes: nodes))
    }

    private func box(_ layer: Layer, y: Double) -> [Node] {
      let rectangle = Rectangle(x: x, y: y, width: boxWidth, height: NetworkDiagram.boxHeight)
      let color = network.series.style.color
      let outline = Path(rectangle, cornerRadius: 3)
      let shape =
        layer.isHighlighted
        ? Shape(
          outline,
          fill: Paint(color, opacity: 0.18),
          stroke: Stroke(Paint(color), width: 1.25)
        )
        : Shape(outline, stroke: Stroke(Paint(.axis), width: 0.75))
      var name = lettering.label
      name.isBold = layer.isHighlighted
      let baseline = rectangle.midY + lettering.middle(name)
      var nodes: [Node] = [
        .shape(shape), lettering.run(layer.name, x: x + 8, y: baseline, name),
      ]
      if !layer.detail.isEmpty {
        nodes.append(
          lettering.run(
            Language.current.leftToRight(layer.detail),
            x: rectangle.maxX - 8,
            y: baseline,
            anchor: .end,
            lettering.note
          )
        )
      }
      if layer.parameterCount > 0 {
        let number = Format.count(layer.parameterCount)
        var style = lettering.label
        style.isBold = layer.isHighlighted
        nodes.append(lettering.run(number, x: x + width, y: baseline, anchor: .end, style))
      }
      return nodes
    }

    /// An arrow from each layer to the next, through the rows that this network leaves empty.
    private func arrows() -> [Node] {
      let rows = layers.indices.filter { layers[$0] != nil }
      return zip(rows, rows.dropFirst()).flatMap { from, to -> [Node] in
        let middle = x + boxWidth / 2
        let start = y(ofRow: from) + NetworkDiagram.boxHeight
        let end = y(ofRow: to)
        let shaft = Path(through: [Point(x: middle, y: start), Point(x: middle, y: end - 3)])
        let head = Path(
          through: [
            Point(x: middle - 2.2, y: end - 4.5), Point(x: middle + 2.2, y: end - 4.5),
            Point(x: middle, y: end - 0.5),
          ],
          closed: true
        )
        return [
          .shape(Shape(shaft, stroke: Stroke(Paint(.mutedInk), width: 0.75))),
          .shape(Shape(head, fill: Paint(.mutedInk))),
        ]
      }
    }
  }
}

extension Path {
  /// The outline of a rectangle with round corners.
  fileprivate init(_ rectangle: Rectangle, cornerRadius radius: Double) {
    let reach = radius * (1 - 0.552_284_75)
    let (left, right) = (rectangle.x, rectangle.maxX)
    let (top, bottom) = (rectangle.y, rectangle.maxY)
    func point(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    self.init([
      .move(point(left + radius, top)), .line(point(right - radius, top)),
      .curve(point(right - reach, top), point(right, top + reach), to: point(right, top + radius)),
      .line(point(right, bottom - radius)),
      .curve(
        point(right, bottom - reach),
        point(right - reach, bottom),
        to: point(right - radius, bottom)
      ),
      .line(point(left + radius, bottom)),
      .curve(
        point(left + reach, bottom),
        point(left, bottom - reach),
        to: point(left, bottom - radius)
      ),
      .line(point(left, top + radius)),
      .curve(point(left, top + reach), point(left + reach, top), to: point(left + radius, top)),
      .close,
    ])
  }
}
