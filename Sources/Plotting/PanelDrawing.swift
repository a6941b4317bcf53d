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
  /// The names of the rows, and whether their notes stand beside this panel.
  let rowNames: RowNames?
  let numbersNotes: Bool
  /// The greatest width of the names of categories beside the panel, in points.
  let namesWidth: Double
  /// The title of the panel in lines.
  let titleLines: [String]
  /// How many lines the names below the horizontal axis have at most.
  let labelLines: Int
  /// The colours that stand for numbers.
  let colorMaps: [ColorMap]
  let lettering: Lettering

  private var frame: Frame {
    let left = rectangle.x + panel.x.inset
    let right = rectangle.maxX - panel.x.inset
    let bottom = rectangle.maxY - panel.y.inset - (panel.strip?.height ?? 0)
    let top = rectangle.y + panel.y.inset
    // Categories are read from the top.
    let isDownwards = (panel.y.categories != nil) != panel.y.isReversed
    var frame = Frame(
      rectangle: rectangle,
      x: AxisScale(
        panel.x.scale,
        domain: xTicks.domain,
        from: panel.x.isReversed ? right : left,
        to: panel.x.isReversed ? left : right
      ),
      y: rowNames.map { AxisScale(rows: $0.heights, from: rectangle.y) }
        ?? AxisScale(
          panel.y.scale,
          domain: yTicks.domain,
          from: isDownwards ? top : bottom,
          to: isDownwards ? bottom : top
        ),
      lettering: lettering
    )
    frame.colorMaps = colorMaps
    frame.keepClear(of: panel.marks)
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
    let beside = panel.marks.flatMap { $0.marginNodes(in: frame) }
    if !beside.isEmpty { nodes.append(.group(Group(.annotation, nodes: beside))) }
    if let strip = panel.strip {
      nodes.append(.group(Group(.decoration, nodes: strip.nodes(in: frame))))
    }
    if !titleLines.isEmpty {
      let style = lettering.panelTitle
      let runs = titleLines.enumerated().map { index, line in
        let below = Double(titleLines.count - 1 - index) * lettering.lineHeight(style)
        return lettering.run(
          lettering.shortened(line, in: style, width: rectangle.width + 14),
          x: rectangle.x,
          y: rectangle.y - 6 - below,
          style
        )
      }
      nodes.append(.group(Group(.annotation, nodes: runs)))
    }
    if let endLabels { nodes.append(endLabels.node(in: frame)) }
    return .group(Group(.panel, nodes: nodes))
  }

  private func marks(_ frame: Frame) -> [Node] {
    var frame = frame
    if let strip = panel.strip {
      let top = rectangle.maxY - strip.height
      frame.texts.append(
        Rectangle(x: rectangle.x, y: top, width: rectangle.width, height: strip.height)
      )
    }
    return MarkLayer.allCases.flatMap { layer in
      panel.marks.filter { $0.layer == layer }.map { mark in
        let nodes = mark.nodes(in: frame)
        // Later labels do not stand on this one.
        for case .text(let run) in nodes { frame.texts.append(run.bounds) }
        return .group(Group(.mark, label: mark.series?.name, nodes: nodes))
      }
    }
  }

  /// Hairlines stand on quarter points, which are the middles of pixels at the usual two pixels a point.
  private func snapped(_ position: Double) -> Double { (position * 2).rounded(.down) / 2 + 0.25 }

  /// Lines at the numbers of the axis that has a scale: across, or upwards where the other has rows.
  private func grid(_ frame: Frame) -> Node {
    let stroke = Stroke(Paint(.grid), width: 0.5)
    if let rowNames {
      let upwards = xTicks.ticks.filter { $0.label != nil }.compactMap { tick in
        frame.x.position(of: tick.value).map { x -> [Path.Element] in
          let x = snapped(x)
          return [.move(Point(x: x, y: rectangle.y)), .line(Point(x: x, y: rectangle.maxY))]
        }
      }
      let across = rowNames.partings.compactMap { parting in
        frame.y.position(of: parting).map { y -> [Path.Element] in
          let y = snapped(y)
          return [.move(Point(x: rectangle.x, y: y)), .line(Point(x: rectangle.maxX, y: y))]
        }
      }
      return .group(
        Group(
          .grid,
          nodes: [.shape(Shape(Path((upwards + across).flatMap(\.self)), stroke: stroke))]
        )
      )
    }
    // Categories need no lines to be found; between them, those of the numbers stand.
    let isUpwards = panel.y.categories != nil
    guard !isUpwards || panel.x.categories == nil else { return .group(Group(.grid, nodes: [])) }
    let ends =
      isUpwards
      ? xTicks.ticks.filter { $0.label != nil }.compactMap { frame.x.position(of: $0.value) }.map {
        let x = snapped($0)
        return [Point(x: x, y: rectangle.y), Point(x: x, y: rectangle.maxY)]
      }
      : yTicks.ticks.filter { $0.label != nil }.compactMap { frame.y.position(of: $0.value) }.map {
        let y = snapped($0)
        return [Point(x: rectangle.x, y: y), Point(x: rectangle.maxX, y: y)]
      }
    let lines = ends.flatMap { Path(through: $0).elements }
    return .group(Group(.grid, nodes: [.shape(Shape(Path(lines), stroke: stroke))]))
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
      guard panel.x.categories == nil else {
        if numbersX { labels += categoryLabel(tick, x: x, frame) }
        continue
      }
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
    if numbersX, !panel.x.title.isEmpty {
      let baseline =
        rectangle.maxY + PlotLayout.tickLength + PlotLayout.tickGap + lettering.lineHeight(style)
        + Double(labelLines - 1) * CategoryNames.lineHeight
        + 1
        + lettering.axisTitle.size
      let title = lettering.run(
        lettering.shortened(panel.x.title, in: lettering.axisTitle, width: rectangle.width + 14),
        x: rectangle.midX,
        y: baseline,
        anchor: .middle,
        lettering.axisTitle
      )
      labels.append(.group(Group(.annotation, nodes: [title])))
    }
    return axis(panel.x.title, lines, labels)
  }

  /// The name of a category below its band.
  private func categoryLabel(_ tick: Tick, x: Double, _ frame: Frame) -> [Node] {
    guard let label = tick.label else { return [] }
    let style = lettering.tickLabel
    let lines =
      panel.x.isOrdered
      ? [label] : CategoryNames(lettering).lines(label, width: frame.x.band - CategoryNames.gap)
    let baseline = rectangle.maxY + PlotLayout.tickLength + PlotLayout.tickGap + 0.76 * style.size
    return lines.enumerated().map { index, line in
      lettering.run(
        line,
        x: x,
        y: baseline + Double(index) * CategoryNames.lineHeight,
        anchor: .middle,
        style
      )
    }
  }

  /// The name of a category beside its band.
  private func categoryLabel(_ tick: Tick, y: Double, _ frame: Frame) -> [Node] {
    guard let label = tick.label else { return [] }
    let style = lettering.tickLabel
    let lines = CategoryNames(lettering).lines(
      label,
      width: namesWidth,
      count: CategoryNames.lineCount(band: frame.y.band)
    )
    return lines.enumerated().map { index, line in
      lettering.run(
        line,
        x: rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap,
        y: y + lettering.middle(style)
          + (Double(index) - Double(lines.count - 1) / 2) * CategoryNames.lineHeight,
        anchor: .end,
        style
      )
    }
  }

  private func verticalAxis(_ frame: Frame) -> Node {
    if let rowNames {
      let left = rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap - rowNames.width
      let names = rowNames.node(
        in: frame,
        left: numbersY ? left : nil,
        right: numbersNotes ? rectangle.maxX : nil
      )
      return axis(panel.y.title, [], [names])
    }
    var lines: [Path.Element] = []
    var labels: [Node] = []
    let style = lettering.tickLabel
    if numbersY, let strip = panel.strip {
      let run = lettering.run(
        lettering.shortened(strip.title, in: style, width: FailureStrip.titleWidth),
        x: rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap,
        y: rectangle.maxY - strip.height / 2 + 1 + lettering.middle(style),
        anchor: .end,
        style
      )
      labels.append(.group(Group(.annotation, nodes: [run])))
    }
    for tick in yTicks.ticks where numbersY {
      guard let y = frame.y.position(of: tick.value) else { continue }
      guard panel.y.categories == nil else {
        labels += categoryLabel(tick, y: y, frame)
        continue
      }
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

/// The lines of the title beside a vertical axis, which may be a little longer than the axis.
func verticalTitle(_ axis: Axis, height: Double, _ lettering: Lettering) -> [String] {
  lettering.lines(axis.title, in: lettering.axisTitle, width: height + 12, count: 2)
}
