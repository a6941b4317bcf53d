internal import Drawing

/// The axes of a panel: lines, ticks, numbers or names, and titles.
extension PanelDrawing {
  func horizontalAxis(_ frame: Frame) -> Node {
    guard panel.y.rows?.contains(where: \.hasValues) ?? true else {
      return axis(panel.x.title, [], [])
    }
    let bottom = frame.rectangle.maxY
    let y = snapped(bottom)
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
          bottom + PlotLayout.tickLength + PlotLayout.tickGap + 0.76 * style.size
        labels.append(lettering.run(label, x: x, y: baseline, anchor: .middle, style))
      }
    }
    if let span = xTitleSpan, !panel.x.title.isEmpty {
      let baseline =
        bottom + PlotLayout.tickLength + PlotLayout.tickGap + lettering.lineHeight(style)
        + Double(labelLines - 1) * CategoryNames.lineHeight
        + 1
        + lettering.axisTitle.size
      let title = lettering.run(
        lettering.shortenedTitle(
          panel.x.title,
          in: lettering.axisTitle,
          width: span.upperBound - span.lowerBound + 14
        ),
        x: (span.lowerBound + span.upperBound) / 2,
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
      besideAxis(
        line,
        y: y + lettering.middle(style)
          + (Double(index) - Double(lines.count - 1) / 2) * CategoryNames.lineHeight
      )
    }
  }

  func verticalAxis(_ frame: Frame) -> Node {
    if let rowNames {
      let left = rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap - rowNames.width
      let names = rowNames.node(
        in: frame,
        left: numbersY ? left : nil,
        right: numbersNotes ? rectangle.maxX : nil
      )
      return axis(panel.y.title, [], [names])
    }
    guard numbersY else { return axis(panel.y.title, [], []) }
    var lines: [Path.Element] = []
    var labels = panel.strip.map { [stripTitle($0)] } ?? []
    for tick in yTicks.ticks {
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
        labels.append(besideAxis(label, y: y + lettering.middle(lettering.tickLabel)))
      }
    }
    let title = verticalTitle(panel.y, height: rectangle.height, lettering).enumerated().map {
      lettering.run(
        $1,
        x: yTitleX + Double($0) * lettering.lineHeight(lettering.axisTitle),
        y: rectangle.midY,
        anchor: .middle,
        rotation: -90,
        lettering.axisTitle
      )
    }
    return axis(panel.y.title, lines, labels + [.group(Group(.annotation, nodes: title))])
  }

  /// What the strip below the values shows, beside it.
  private func stripTitle(_ strip: FailureStrip) -> Node {
    let style = lettering.tickLabel
    let title = besideAxis(
      lettering.shortened(strip.title, in: style, width: FailureStrip.titleWidth),
      y: rectangle.maxY - strip.height / 2 + 1 + lettering.middle(style)
    )
    return .group(Group(.annotation, nodes: [title]))
  }

  /// A text that ends where the labels of the vertical axis end.
  private func besideAxis(_ text: String, y: Double) -> Node {
    lettering.run(
      text,
      x: rectangle.x - PlotLayout.tickLength - PlotLayout.tickGap,
      y: y,
      anchor: .end,
      lettering.tickLabel
    )
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
  lettering.titleLines(
    axis.title,
    in: lettering.axisTitle,
    width: height + PlotLayout.titleOverhang,
    count: 3
  )
}
