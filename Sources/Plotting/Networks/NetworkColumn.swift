internal import Drawing
internal import Notation

/// One network of a diagram, from its name down to its total.
struct NetworkColumn {
  let network: NetworkDiagram.Stack
  /// The layer of each row; nil for a row that other networks have.
  let layers: [NetworkDiagram.Layer?]
  let x: Double
  let width: Double
  /// The room for arcs, left of the boxes.
  let gutter: Double
  let top: Double
  let lettering: Lettering
  /// The height of the boxes of each row, which networks side by side share.
  var heights: [Double] = []

  private static let headerHeight = 20.0
  private static let boxHeight = 20.0
  private static let gap = 10.0
  private static let padding = 8.0

  /// The least width in which no word of a network's layers stands on another, in points.
  static func leastWidth(
    of network: NetworkDiagram.Stack,
    gutter: Double,
    _ lettering: Lettering
  ) -> Double {
    let column = NetworkColumn(
      network: network,
      layers: [],
      x: 0,
      width: 0,
      gutter: gutter,
      top: 0,
      lettering: lettering
    )
    let boxes = network.layers.map { layer in
      let detail = column.detailWidth(layer)
      guard layer.mayBreak else {
        return column.nameWidth(layer.name, layer) + detail + (layer.detail.isEmpty ? 16 : 22)
      }
      let parts = layer.name.split(separator: " ").map { column.nameWidth(String($0), layer) }
      // Two lines of a name, and one of sizes.
      let line = column.nameWidth(layer.name, layer) / 2 + (parts.max() ?? 0) / 2
      return max(line, detail) + 2 * padding
    }
    return (boxes.max() ?? 0) + 8 + gutter + column.numberWidth
  }

  /// The width of the numbers beside the boxes.
  private var numberWidth: Double {
    max(
      lettering.width(localized("Parameters"), lettering.note),
      lettering.width(total, lettering.panelTitle)
    )
  }
  private var boxEnd: Double { x + width - numberWidth - 8 }
  private var boxStart: Double { x + gutter }
  private var boxWidth: Double { boxEnd - boxStart }
  private var total: String { Format.count(network.parameterCount) }
  /// Where the last box ends.
  var bottom: Double { y(ofRow: layers.count) - Self.gap }

  private func nameStyle(_ layer: NetworkDiagram.Layer) -> TextStyle {
    var style = lettering.label
    style.isBold = layer.isHighlighted
    return style
  }

  private func nameWidth(_ name: String, _ layer: NetworkDiagram.Layer) -> Double {
    lettering.width(name, nameStyle(layer))
  }

  private func detailWidth(_ layer: NetworkDiagram.Layer) -> Double {
    lettering.width(Language.current.leftToRight(layer.detail), lettering.note)
  }

  /// The lines of a box's name, and whether its sizes have a line of their own.
  private func text(of layer: NetworkDiagram.Layer) -> (names: [String], breaks: Bool) {
    let needed = nameWidth(layer.name, layer) + detailWidth(layer) + 22
    guard layer.mayBreak, needed > boxWidth else { return ([layer.name], false) }
    let room = boxWidth - 2 * Self.padding
    return (lettering.lines(layer.name, in: nameStyle(layer), width: room, count: 2), true)
  }

  private var lineHeight: Double { lettering.lineHeight(lettering.label) }

  /// The height that the box of a row needs.
  func height(ofRow row: Int) -> Double {
    guard let layer = layers[row] else { return Self.boxHeight }
    let (names, breaks) = text(of: layer)
    let lines = names.count + (breaks && !layer.detail.isEmpty ? 1 : 0)
    return max(
      Self.boxHeight,
      lines > 1 ? Double(lines) * lineHeight + 6 : 0,
      BlockArcs(layer.blocks).height
    )
  }

  private func y(ofRow row: Int) -> Double {
    top + Self.headerHeight + heights.prefix(row).reduce(0) { $0 + $1 + Self.gap }
  }

  func node() -> Node {
    var nodes = [
      lettering.run(
        lettering.shortened(network.series.name, in: lettering.panelTitle, width: boxEnd - x),
        x: x,
        y: top + lettering.panelTitle.size,
        lettering.panelTitle
      ),
      lettering.run(
        localized("Parameters"),
        x: x + width,
        y: top + lettering.panelTitle.size,
        anchor: .end,
        lettering.note
      ),
    ]
    nodes += arrows()
    for (row, layer) in layers.enumerated() {
      if let layer { nodes += box(layer, y: y(ofRow: row), height: heights[row]) }
    }
    let rule = Path(through: [
      Point(x: boxEnd + 8, y: bottom + 4), Point(x: x + width, y: bottom + 4),
    ])
    nodes.append(.shape(Shape(rule, stroke: Stroke(Paint(.axis), width: 0.5))))
    let baseline = bottom + 8 + lettering.panelTitle.size
    nodes.append(
      lettering.run(localized("Total"), x: boxEnd, y: baseline, anchor: .end, lettering.note)
    )
    nodes.append(
      lettering.run(total, x: x + width, y: baseline, anchor: .end, lettering.panelTitle)
    )
    return .group(Group(.panel, label: network.series.name, nodes: nodes))
  }

  private func box(_ layer: NetworkDiagram.Layer, y: Double, height: Double) -> [Node] {
    let rectangle = Rectangle(x: boxStart, y: y, width: boxWidth, height: height)
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
    let paint = layer.isHighlighted ? Paint(color) : Paint(.mutedInk)
    let name = nameStyle(layer)
    var nodes: [Node] = [.shape(shape)]
    nodes += BlockArcs(layer.blocks).nodes(beside: rectangle, paint)
    nodes += words(layer, in: rectangle, name)
    if layer.parameterCount > 0 {
      nodes.append(
        lettering.run(
          Format.count(layer.parameterCount),
          x: x + width,
          y: rectangle.midY + lettering.middle(name),
          anchor: .end,
          name
        )
      )
    }
    return nodes
  }

  /// The name from the left and the sizes from the right: on one line, or on two or three in the middle of the box.
  private func words(
    _ layer: NetworkDiagram.Layer,
    in box: Rectangle,
    _ style: TextStyle
  ) -> [Node] {
    let (names, breaks) = text(of: layer)
    let count = names.count + (breaks && !layer.detail.isEmpty ? 1 : 0)
    let first = box.midY + lettering.middle(style) - Double(count - 1) * lineHeight / 2
    var nodes = names.enumerated().map { index, line in
      lettering.run(
        line,
        x: box.x + Self.padding,
        y: first + Double(index) * lineHeight,
        style
      )
    }
    if !layer.detail.isEmpty {
      nodes.append(
        lettering.run(
          Language.current.leftToRight(layer.detail),
          x: box.maxX - Self.padding,
          y: first + Double(count - 1) * lineHeight,
          anchor: .end,
          lettering.note
        )
      )
    }
    return nodes
  }

  /// An arrow from each layer to the next, through the rows that this network leaves empty.
  private func arrows() -> [Node] {
    let rows = layers.indices.filter { layers[$0] != nil }
    return zip(rows, rows.dropFirst()).flatMap { from, to -> [Node] in
      let middle = boxStart + boxWidth / 2
      let start = y(ofRow: from) + heights[from]
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
