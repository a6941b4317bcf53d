internal import Drawing

/// Divides a figure among its texts and panels, and draws them.
///
/// Heights come first, because lines of text have known heights; they give the vertical ticks, whose labels give the widths
/// that remain, which give the horizontal ticks. Only the room for half of the last horizontal label needs a second look.
struct PlotLayout {
  private let plot: Plot
  private let lettering: Lettering

  /// The empty edge of the figure, in points.
  private static let edge = 4.0
  /// The length of a tick and its distance from the label, in points.
  static let tickLength = 3.0
  static let tickGap = 2.5
  /// The distance between panels that share an axis, and between those that do not.
  private static let panelGap = 14.0

  init(_ plot: Plot, _ lettering: Lettering) {
    self.plot = plot
    self.lettering = lettering
  }

  private var columnCount: Int { plot.panels[0].count }
  private var rowCount: Int { plot.panels.count }
  private var width: Double { plot.size.width - 2 * Self.edge }

  // MARK: The figure

  func nodes() -> [Node] {
    let labels = plot.panels.map { EndLabels($0[$0.count - 1], lettering) }
    // Provisional heights decide the key, the key decides the heights.
    let isDirect = usesDirectLabels(labels)
    let header = header(hasKey: !isDirect && hasKey)
    let rows = rowSpans(below: header.bottom)
    let yTicks = verticalTicks(rows)
    let columns = columnSpans(yTicks, endLabels: isDirect ? labels.map(\.width).max() ?? 0 : 0)

    var nodes = header.nodes
    for (row, panels) in plot.panels.enumerated() {
      for (column, panel) in panels.enumerated() {
        let rectangle = Rectangle(
          x: columns.starts[column],
          y: rows[row].lowerBound,
          width: columns.width,
          height: rows[row].upperBound - rows[row].lowerBound
        )
        let drawing = PanelDrawing(
          panel: panel,
          rectangle: rectangle,
          xTicks: columns.ticks[column],
          yTicks: yTicks[row][column],
          numbersX: numbersX(row),
          numbersY: numbersY(column),
          yTitleX: columns.titles[column],
          lettering: lettering
        )
        let endLabels = isDirect && column == columnCount - 1 ? labels[row] : nil
        nodes.append(drawing.node(endLabels: endLabels))
      }
    }
    return nodes
  }

  private var hasKey: Bool {
    switch plot.key {
    case .automatic: plot.series.count > 1
    case .direct, .none: false
    case .key: true
    }
  }

  private func usesDirectLabels(_ labels: [EndLabels]) -> Bool {
    switch plot.key {
    case .direct: return true
    case .key, .none: return false
    case .automatic:
      guard plot.series.count > 1, rowCount == 1, columnCount == 1 else { return false }
      let height = rowSpans(below: header(hasKey: true).bottom)[0]
      return labels[0].fit(height: height.upperBound - height.lowerBound, panel: plot.panels[0][0])
        && labels[0].width <= 0.3 * width
    }
  }

  private func numbersX(_ row: Int) -> Bool { !plot.sharesX || row == rowCount - 1 }
  private func numbersY(_ column: Int) -> Bool { !plot.sharesY || column == 0 }

  /// Title, subtitle and key, and where they end.
  private func header(hasKey: Bool) -> (nodes: [Node], bottom: Double) {
    var nodes: [Node] = []
    var y = Self.edge
    for (text, style) in [
      (plot.title, lettering.title), (plot.subtitle ?? "", lettering.subtitle),
    ] {
      for line in lettering.lines(text, in: style, width: width) {
        nodes.append(lettering.run(line, x: Self.edge, y: y + style.size, style))
        y += lettering.lineHeight(style)
      }
    }
    if !nodes.isEmpty {
      nodes = [.group(Group(.annotation, nodes: nodes))]
      y += 3
    }
    if hasKey {
      let key = Key(plot.series, lettering)
      nodes.append(key.node(x: Self.edge, y: y, width: width))
      y += key.height(width: width) + 4
    }
    return (nodes, y.rounded(.up))
  }

  // MARK: Rows

  /// The top and the bottom of the panels of each row.
  private func rowSpans(below top: Double) -> [ClosedRange<Double>] {
    let title = lettering.lineHeight(lettering.panelTitle) + 2
    let above = plot.panels.map { row in row.contains { $0.title != nil } ? title : 6 }
    let numbers = Self.tickLength + Self.tickGap + lettering.lineHeight(lettering.tickLabel)
    let axisTitle = lettering.lineHeight(lettering.axisTitle) + 2
    let below = plot.panels.indices.map { row in
      numbersX(row) ? numbers + axisTitle : Self.panelGap / 2
    }
    let room = plot.size.height - Self.edge - top - above.reduce(0, +) - below.reduce(0, +)
    let height = (room / Double(rowCount)).rounded(.down)
    precondition(
      height >= 30,
      "a figure of \(plot.size) has no room for \(rowCount) rows of panels"
    )
    var y = top
    return plot.panels.indices.map { row in
      let start = y + above[row]
      y = start + height + below[row]
      return start...start + height
    }
  }

  /// The vertical ticks by row and column; a row that shares its axis has them all alike.
  private func verticalTicks(_ rows: [ClosedRange<Double>]) -> [[AxisTicks]] {
    let lineHeight = lettering.lineHeight(lettering.tickLabel)
    return zip(plot.panels, rows).map { panels, span in
      let own = panels.map { [$0] }
      let groups = plot.sharesY ? [[Panel]](repeating: panels, count: panels.count) : own
      return zip(panels, groups).map { panel, group in
        TickFinder(
          axis: plot.sharesY ? panels[0].y : panel.y,
          length: span.upperBound - span.lowerBound - 2 * panel.y.inset,
          idealDistance: { _ in 26 },
          extent: { _ in lineHeight + 2 }
        ).ticks(for: group.flatMap(\.marks).flatMap(\.extent).map(\.y))
      }
    }
  }

  // MARK: Columns

  private struct Columns {
    var starts: [Double]
    var width: Double
    var titles: [Double]
    var ticks: [AxisTicks]
  }

  /// The left edges and the width of the columns, the places of the axis titles, and the horizontal ticks.
  private func columnSpans(_ yTicks: [[AxisTicks]], endLabels: Double) -> Columns {
    let title = lettering.lineHeight(lettering.axisTitle)
    let gutters = (0..<columnCount).map { column -> Double in
      let gap = column == 0 ? 0 : Self.panelGap
      guard numbersY(column) else { return gap }
      let labels = yTicks.map { $0[column] }.flatMap(\.ticks).compactMap(\.label)
      let widest = labels.map { lettering.width($0, lettering.tickLabel) }.max() ?? 0
      return (gap + title + 2 + widest + Self.tickGap + Self.tickLength).rounded(.up)
    }
    var right = endLabels
    var ticks: [AxisTicks] = []
    var columnWidth = 0.0
    for _ in 0..<2 {
      let room = width - gutters.reduce(0, +) - right
      columnWidth = (room / Double(columnCount)).rounded(.down)
      precondition(
        columnWidth >= 30,
        "a figure of \(plot.size) has no room for \(columnCount) columns of panels"
      )
      ticks = (0..<columnCount).map { horizontalTicks(column: $0, width: columnWidth) }
      right = max(right, overhang(ticks[columnCount - 1]))
    }
    var x = Self.edge
    var columns = Columns(starts: [], width: columnWidth, titles: [], ticks: ticks)
    for (column, gutter) in gutters.enumerated() {
      let gap = column == 0 ? 0 : Self.panelGap
      columns.titles.append(x + gap + lettering.axisTitle.size)
      columns.starts.append(x + gutter)
      x += gutter + columnWidth
    }
    return columns
  }

  /// How far the last label may reach over the right edge of its panel.
  private func overhang(_ ticks: AxisTicks) -> Double {
    guard let label = ticks.ticks.last(where: { $0.label != nil })?.label else { return 0 }
    return (lettering.width(label, lettering.tickLabel) / 2).rounded(.up)
  }

  private func horizontalTicks(column: Int, width: Double) -> AxisTicks {
    let style = lettering.tickLabel
    let panels = plot.panels.map { $0[column] }
    return TickFinder(
      axis: panels[0].x,
      length: width - 2 * panels[0].x.inset,
      idealDistance: { max(40, 1.6 * $0) },
      extent: { lettering.width($0, style) + 0.6 * style.size }
    ).ticks(for: panels.flatMap(\.marks).flatMap(\.extent).map(\.x))
  }
}
