internal import Drawing

/// Draws one panel whose place and ticks are known: grid, axes, title and marks.
struct PanelDrawing {
  let panel: Panel
  let rectangle: Rectangle
  let xTicks: AxisTicks
  let yTicks: AxisTicks
  /// Whether the axes have numbers and titles, or share those of another panel.
  let numbersX: Bool
  let numbersY: Bool
  /// The baseline of the turned title of the vertical axis.
  let yTitleX: Double
  let lettering: Lettering

  private var frame: Frame {
    var frame = Frame(
      rectangle: rectangle,
      x: AxisScale(
        panel.x.scale,
        domain: xTicks.domain,
        from: rectangle.x + panel.x.inset,
        to: rectangle.maxX - panel.x.inset
      ),
      y: AxisScale(
        panel.y.scale,
        domain: yTicks.domain,
        from: rectangle.maxY - panel.y.inset,
        to: rectangle.y + panel.y.inset
      ),
      lettering: lettering
    )
    frame.curves = panel.marks.filter { $0.layer == .primary }
      .flatMap { [frame] in frame.pieces($0.extent) }
    return frame
  }

  func node(endLabels: EndLabels?) -> Node {
    let frame = frame
    var nodes = [grid(frame), horizontalAxis(frame), verticalAxis(frame)]
    // Half a marker may reach over the edge of the panel.
    let reach = 4.0
    let clip = Rectangle(
      x: rectangle.x - reach,
      y: rectangle.y - reach,
      width: rectangle.width + 2 * reach,
      height: rectangle.height + 2 * reach
    )
    nodes.append(.group(Group(.decoration, clip: clip, nodes: marks(frame))))
    if let title = panel.title {
      let y = rectangle.y - 6
      let run = lettering.run(title, x: rectangle.x, y: y, lettering.panelTitle)
      nodes.append(.group(Group(.annotation, nodes: [run])))
    }
    if let endLabels { nodes.append(endLabels.node(in: frame)) }
    return .group(Group(.panel, nodes: nodes))
  }

  private func marks(_ frame: Frame) -> [Node] {
    MarkLayer.allCases.flatMap { layer in
      panel.marks.filter { $0.layer == layer }.map { mark in
        .group(Group(.mark, label: mark.series?.name, nodes: mark.nodes(in: frame)))
      }
    }
  }

  /// Hairlines stand on quarter points, which are the middles of pixels at the usual two pixels a point.
  private func snapped(_ position: Double) -> Double { (position * 2).rounded(.down) / 2 + 0.25 }

  private func grid(_ frame: Frame) -> Node {
    let lines = yTicks.ticks.filter { $0.label != nil }.compactMap { tick in
      frame.y.position(of: tick.value).map { y -> [Path.Element] in
        let y = snapped(y)
        return [
          .move(Point(x: rectangle.x, y: y)), .line(Point(x: rectangle.maxX, y: y)),
        ]
      }
    }
    let stroke = Stroke(Paint(.grid), width: 0.5)
    return .group(
      Group(.grid, nodes: [.shape(Shape(Path(lines.flatMap(\.self)), stroke: stroke))])
    )
  }

  private func horizontalAxis(_ frame: Frame) -> Node {
    let y = snapped(rectangle.maxY)
    var lines: [Path.Element] = [
      .move(Point(x: rectangle.x, y: y)), .line(Point(x: rectangle.maxX, y: y)),
    ]
    var labels: [Node] = []
    let style = lettering.tickLabel
    for tick in xTicks.ticks {
      guard let x = frame.x.position(of: tick.value) else { continue }
      let length = tick.label == nil ? PlotLayout.tickLength / 2 : PlotLayout.tickLength
      lines += [
        .move(Point(x: snapped(x), y: y)), .line(Point(x: snapped(x), y: y + length)),
      ]
      if numbersX, let label = tick.label {
        let baseline =
          rectangle.maxY + PlotLayout.tickLength + PlotLayout.tickGap + 0.76 * style.size
        labels.append(lettering.run(label, x: x, y: baseline, anchor: .middle, style))
      }
    }
    if numbersX {
      let baseline =
        rectangle.maxY + PlotLayout.tickLength + PlotLayout.tickGap + lettering.lineHeight(style)
        + 1
        + lettering.axisTitle.size
      let title = lettering.run(
        panel.x.title,
        x: rectangle.midX,
        y: baseline,
        anchor: .middle,
        lettering.axisTitle
      )
      labels.append(.group(Group(.annotation, nodes: [title])))
    }
    return axis(panel.x.title, lines, labels)
  }

  private func verticalAxis(_ frame: Frame) -> Node {
    var lines: [Path.Element] = []
    var labels: [Node] = []
    let style = lettering.tickLabel
    for tick in yTicks.ticks where numbersY {
      guard let y = frame.y.position(of: tick.value) else { continue }
      let length = tick.label == nil ? PlotLayout.tickLength / 2 : PlotLayout.tickLength
      lines += [
        .move(Point(x: rectangle.x - length, y: snapped(y))),
        .line(Point(x: rectangle.x, y: snapped(y))),
      ]
      if let label = tick.label {
        labels.append(
          lettering.run(
            label,
            x: rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap,
            y: y + lettering.middle(style),
            anchor: .end,
            style
          )
        )
      }
    }
    if numbersY {
      let lines = verticalTitle(panel.y, height: rectangle.height, lettering)
      let runs = lines.enumerated().map { index, line in
        lettering.run(
          line,
          x: yTitleX + Double(index) * lettering.lineHeight(lettering.axisTitle),
          y: rectangle.midY,
          anchor: .middle,
          rotation: -90,
          lettering.axisTitle
        )
      }
      labels.append(.group(Group(.annotation, nodes: runs)))
    }
    return axis(panel.y.title, lines, labels)
  }

  private func axis(_ label: String, _ lines: [Path.Element], _ labels: [Node]) -> Node {
    var nodes = labels
    if !lines.isEmpty {
      let stroke = Stroke(Paint(.axis), width: 0.5)
      nodes.insert(.shape(Shape(Path(lines), stroke: stroke)), at: 0)
    }
    return .group(Group(.axis, label: label, nodes: nodes))
  }
}
