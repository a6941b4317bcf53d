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
  /// From where to where the title of the horizontal axis may reach: it stands in the middle; nil for no title here.
  let xTitleSpan: ClosedRange<Double>?
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

  /// The part of the panel whose rows have values: all of it, unless its last rows have none.
  private var valuesRectangle: Rectangle {
    guard let rows = panel.y.rows, let rowNames, rows.last?.hasValues == false else {
      return rectangle
    }
    let count = rows.lastIndex(where: \.hasValues).map { $0 + 1 } ?? 0
    let height = rowNames.heights[..<count].reduce(0, +)
    return Rectangle(x: rectangle.x, y: rectangle.y, width: rectangle.width, height: height)
  }

  /// The panel as its marks see it.
  var frame: Frame {
    let left = rectangle.x + panel.x.inset
    let right = rectangle.maxX - panel.x.inset
    let foot = rectangle.maxY - panel.y.inset - (panel.strip?.height ?? 0)
    let bottom = foot - panel.y.zeroRoom
    let top = rectangle.y + panel.y.inset
    // Categories are read from the top.
    let isDownwards = panel.y.categories != nil
    var frame = Frame(
      rectangle: valuesRectangle,
      x: AxisScale(
        panel.x.scale,
        domain: xTicks.domain,
        from: left,
        to: right
      ),
      y: rowNames.map { AxisScale(rows: $0.heights, from: rectangle.y) }
        ?? AxisScale(
          panel.y.scale,
          domain: yTicks.domain,
          from: isDownwards ? top : bottom,
          to: isDownwards ? bottom : top,
          zero: panel.y.zeroRoom > 0 ? foot - 4 : nil
        ),
      lettering: lettering
    )
    frame.colorMaps = colorMaps
    frame.dodge = Dodge.share(of: panel.marks, in: frame)
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
    if panel.y.zeroRoom > 0 { nodes.append(partingOfZero(frame)) }
    nodes.append(.group(Group(.decoration, clip: clip, nodes: marks(frame))))
    if let strip = panel.strip {
      nodes.append(.group(Group(.decoration, nodes: strip.nodes(in: frame))))
    }
    if !titleLines.isEmpty {
      let style = lettering.panelTitle
      let runs = titleLines.enumerated().map { index, line in
        let below = Double(titleLines.count - 1 - index) * lettering.lineHeight(style)
        return lettering.heading(
          lettering.shortened(line, in: style, width: rectangle.width + 14),
          x: rectangle.x,
          width: rectangle.width,
          y: rectangle.y - 6 - below,
          style
        )
      }
      nodes.append(.group(Group(.annotation, nodes: runs)))
    }
    if let endLabels { nodes.append(endLabels.node(in: frame)) }
    var group = Group(.panel, nodes: nodes)
    group.places = places(in: frame)
    return .group(group)
  }

  /// Where the records of the data table stand, at the edge of the panel if beyond it.
  private func places(in frame: Frame) -> [Point?] {
    panel.tableRecords.map { series, _, record in
      let isByRow = panel.y.rows != nil
      let value =
        isByRow
        ? DataPoint(x: record.y ?? .nan, y: record.x)
        : DataPoint(x: record.x, y: record.row ?? record.y ?? .nan)
      guard var place = frame.point(value) else { return nil }
      if let series, let shift = panel.marks.first(where: { $0.series == series })?.shift {
        // Rows stand below each other, and so do the series of one row.
        if isByRow { place.y += shift } else { place.x += shift * frame.dodge }
      }
      return Point(
        x: min(max(place.x, rectangle.x), rectangle.maxX),
        y: min(max(place.y, rectangle.y), rectangle.maxY)
      )
    }
  }

  /// The line between the values of a logarithmic axis and its 0.
  private func partingOfZero(_ frame: Frame) -> Node {
    let y = snapped(rectangle.maxY - panel.y.inset - (panel.strip?.height ?? 0) - panel.y.zeroRoom)
    let ends = [Point(x: rectangle.x, y: y), Point(x: rectangle.maxX, y: y)]
    let stroke = Stroke(Paint(.axis), width: 0.5, dash: [1, 2])
    return .group(Group(.annotation, nodes: [.shape(Shape(Path(through: ends), stroke: stroke))]))
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
        return .group(Group(mark.role, label: mark.series?.name, nodes: nodes))
      }
    }
  }

  /// Hairlines stand on quarter points, which are the middles of pixels at the usual two pixels a point.
  func snapped(_ position: Double) -> Double { (position * 2).rounded(.down) / 2 + 0.25 }

  /// Lines at the numbers of the axis that has a scale: across, or upwards where the other has rows.
  private func grid(_ frame: Frame) -> Node {
    let stroke = Stroke(Paint(.grid), width: 0.5)
    if let rowNames {
      let hasValues = frame.rectangle.height > 0
      let upwards = xTicks.ticks.filter { $0.label != nil && hasValues }.compactMap { tick in
        frame.x.position(of: tick.value).map { x -> [Path.Element] in
          let x = snapped(x)
          return [.move(Point(x: x, y: rectangle.y)), .line(Point(x: x, y: frame.rectangle.maxY))]
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
}
