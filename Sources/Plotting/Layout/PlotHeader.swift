internal import Drawing

/// What stands above the panels of a figure: title, subtitle, the key of the series and those of the colours.
struct PlotHeader {
  /// The texts and keys.
  private(set) var nodes: [Node] = []
  /// Where they end, in points from the top of the figure.
  private(set) var bottom: Double

  /// Sets the header of a plot.
  init(
    _ plot: Plot,
    hasKey: Bool,
    colorKeys: [ColorKey],
    edge: Double,
    _ lettering: Lettering
  ) {
    let width = plot.size.width - 2 * edge
    var y = edge
    for (text, style) in [
      (plot.title, lettering.title), (plot.subtitle ?? "", lettering.subtitle),
    ] {
      for line in lettering.lines(text, in: style, width: width, count: 4) {
        nodes.append(lettering.heading(line, x: edge, width: width, y: y + style.size, style))
        y += lettering.lineHeight(style)
      }
    }
    if !nodes.isEmpty {
      nodes = [.group(Group(.annotation, nodes: nodes))]
      y += 3
    }
    if hasKey {
      let key = FigureKey(plot.orderedKeySeries, width: width, lettering)
      nodes.append(key.node(x: edge, y: y, width: width))
      y += key.height(width: width) + 4
    }
    var x = edge
    var rowHeight = 0.0
    for (index, key) in colorKeys.enumerated() {
      if index > 0, x + key.width > edge + width {
        x = edge
        y += rowHeight
        rowHeight = 0
      }
      rowHeight = max(rowHeight, key.height)
      nodes.append(key.node(x: x, y: y))
      x += key.width + 24
    }
    y += rowHeight
    bottom = y.rounded(.up)
  }
}
