public import Drawing
internal import Foundation

extension RowChart {
  /// The figure, drawn.
  ///
  /// - Parameters:
  ///   - description: what the figure shows, for readers who cannot see it; by default ``summary``.
  ///   - measurer: tells the room that text takes.
  /// - Returns: the scene.
  public func scene(description: String? = nil, measuring measurer: some TextMeasurer) -> Scene {
    let layout = RowChartLayout(self, Lettering(measurer))
    return Scene(
      size: Size(width: width, height: layout.height),
      title: title,
      description: description ?? summary,
      nodes: layout.nodes
    )
  }
}

/// Divides a row chart among its texts and columns, and draws them.
private struct RowChartLayout {
  private(set) var nodes: [Node] = []
  private(set) var height = 0.0

  private let chart: RowChart
  private let lettering: Lettering

  private static let edge = 4.0
  private static let gap = 10.0
  private static let rowGap = 4.0
  private static let indent = 8.0

  init(_ chart: RowChart, _ lettering: Lettering) {
    self.chart = chart
    self.lettering = lettering
    var y = drawHeader()
    let hasTitles = chart.columns.count > 1
    if hasTitles { y += lettering.lineHeight(lettering.panelTitle) }
    y += 4
    let labels = chart.rows.map { row in
      lettering.lines(
        row.label,
        in: lettering.label,
        width: chart.labelShare * chart.width - (row.isIndented ? Self.indent : 0)
      )
    }
    let line = lettering.lineHeight(lettering.label)
    var tops: [Double] = []
    let top = y
    for lines in labels {
      tops.append(y)
      y += Double(max(lines.count, 1)) * line + Self.rowGap
    }
    let bottom = y
    drawLabels(labels, tops: tops)
    let notes = drawNotes(labels, tops: tops)
    let middles = zip(tops, labels).map { $0 + Double(max($1.count, 1)) * line / 2 }
    let widest = zip(labels, chart.rows).map { lines, row in
      (row.isIndented ? Self.indent : 0)
        + (lines.map { lettering.width($0, lettering.label) }.max() ?? 0)
    }.max() ?? 0
    let left = Self.edge + widest + Self.gap
    let right = chart.width - Self.edge - (notes > 0 ? notes + Self.gap : 6)
    let count = Double(chart.columns.count)
    let columnWidth = (right - left - (count - 1) * 2 * Self.gap) / count
    for (index, column) in chart.columns.enumerated() {
      let rectangle = Rectangle(
        x: left + Double(index) * (columnWidth + 2 * Self.gap),
        y: top,
        width: columnWidth,
        height: bottom - top
      )
      if hasTitles {
        nodes.append(
          .group(
            Group(
              .annotation,
              nodes: [
                lettering.run(
                  column.title,
                  x: rectangle.x,
                  y: top - 6,
                  lettering.panelTitle
                )
              ]
            )
          )
        )
      }
      nodes.append(
        ColumnDrawing(
          column: column,
          values: chart.rows.map { $0.values[index] },
          middles: middles,
          rectangle: rectangle,
          hasTitle: !hasTitles,
          lettering: lettering
        ).node
      )
    }
    y = bottom + 3 + 2.5 + lettering.lineHeight(lettering.tickLabel)
    if !hasTitles { y += lettering.lineHeight(lettering.axisTitle) + 2 }
    height = (y + Self.edge).rounded(.up)
  }

  /// Title, subtitle and key; returns where they end.
  private mutating func drawHeader() -> Double {
    var y = Self.edge
    var texts: [Node] = []
    for (text, style) in [
      (chart.title, lettering.title), (chart.subtitle ?? "", lettering.subtitle),
    ] {
      for line in lettering.lines(text, in: style, width: chart.width - 2 * Self.edge) {
        texts.append(lettering.run(line, x: Self.edge, y: y + style.size, style))
        y += lettering.lineHeight(style)
      }
    }
    nodes.append(.group(Group(.annotation, nodes: texts)))
    y += 3
    if chart.series.count > 1 {
      let key = Key(chart.series, lettering)
      let width = chart.width - 2 * Self.edge
      nodes.append(key.node(x: Self.edge, y: y, width: width))
      y += key.height(width: width) + 4
    }
    return y
  }

  private mutating func drawLabels(_ labels: [[String]], tops: [Double]) {
    var runs: [Node] = []
    for (index, lines) in labels.enumerated() {
      let row = chart.rows[index]
      let x = Self.edge + (row.isIndented ? Self.indent : 0)
      for (number, line) in lines.enumerated() {
        let y =
          tops[index] + Double(number) * lettering.lineHeight(lettering.label)
          + lettering.label.size
        runs.append(lettering.run(line, x: x, y: y, lettering.label))
      }
    }
    nodes.append(.group(Group(.axis, nodes: runs)))
  }

  /// The words at the right; returns their width.
  private mutating func drawNotes(_ labels: [[String]], tops: [Double]) -> Double {
    let width = chart.rows.map { lettering.width($0.note, lettering.label) }.max() ?? 0
    guard width > 0 else { return 0 }
    let line = lettering.lineHeight(lettering.label)
    let runs = chart.rows.indices.filter { !chart.rows[$0].note.isEmpty }.map { index in
      lettering.run(
        chart.rows[index].note,
        x: chart.width - Self.edge - width,
        y: tops[index] + Double(max(labels[index].count, 1)) * line / 2
          + lettering.middle(lettering.label),
        lettering.label
      )
    }
    nodes.append(.group(Group(.annotation, nodes: runs)))
    return width
  }
}

/// One column of a row chart between its axes.
private struct ColumnDrawing {
  let column: RowChart.Column
  let values: [[RowChart.Value]]
  let middles: [Double]
  let rectangle: Rectangle
  let hasTitle: Bool
  let lettering: Lettering

  /// The largest number that a symmetric axis shows.
  private static let farthest = 100.0

  var node: Node {
    let axis = ticks
    let nodes =
      shading(axis.domain) + [grid(axis)] + marks(axis.domain) + [numbers(axis)]
    return .group(Group(.panel, label: column.title, nodes: nodes))
  }

  // MARK: Scale

  private var ticks: AxisTicks {
    let all = values.joined().flatMap { value in
      [value.value] + (value.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    switch column.scale {
    case .linear:
      let axis = Axis(
        column.title,
        domain: .data(including: column.hasBars ? [0] : []),
        format: column.format
      )
      return TickFinder(
        axis: axis,
        length: rectangle.width,
        idealDistance: { max(40, 1.6 * $0) },
        extent: { lettering.width($0, lettering.tickLabel) + 5 }
      ).ticks(for: all)
    case .symmetric:
      let reach = min(Self.farthest, max(2, all.map(\.magnitude).max() ?? 2))
      let candidates = [-100.0, -30, -10, -3, -1, 0, 1, 3, 10, 30, 100]
      let shown = candidates.filter { $0.magnitude <= reach }
      return AxisTicks(
        domain: -reach...reach,
        ticks: shown.map { Tick(value: $0, label: column.format.text($0, decimals: 0)) }
      )
    }
  }

  private func position(_ value: Double, _ domain: ClosedRange<Double>) -> Double {
    let bounded = min(max(value, domain.lowerBound), domain.upperBound)
    let share: Double
    switch column.scale {
    case .linear:
      share = (bounded - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .symmetric:
      share = 0.5 + 0.5 * asinh(bounded) / asinh(domain.upperBound)
    }
    return rectangle.x + share * rectangle.width
  }

  // MARK: Background

  private func shading(_ domain: ClosedRange<Double>) -> [Node] {
    guard let shaded = column.shaded else { return [] }
    let from = position(shaded.range.lowerBound, domain)
    let to = position(shaded.range.upperBound, domain)
    let corners = [
      Point(x: from, y: rectangle.y), Point(x: to, y: rectangle.y),
      Point(x: to, y: rectangle.maxY), Point(x: from, y: rectangle.maxY),
    ]
    let area = Shape(Path(through: corners, closed: true), fill: Paint(.grid, opacity: 0.6))
    return [.group(Group(.decoration, label: shaded.words, nodes: [.shape(area)]))]
  }

  private func grid(_ axis: AxisTicks) -> Node {
    let lines = axis.ticks.map { tick in
      let x = position(tick.value, axis.domain)
      let stroke = Stroke(Paint(tick.value == 0 ? .axis : .grid), width: tick.value == 0 ? 0.75 : 0.5)
      return Node.shape(
        Shape(
          Path(through: [Point(x: x, y: rectangle.y), Point(x: x, y: rectangle.maxY)]),
          stroke: stroke
        )
      )
    }
    return .group(Group(.grid, nodes: lines))
  }

  private func numbers(_ axis: AxisTicks) -> Node {
    let style = lettering.tickLabel
    let baseline = rectangle.maxY + 5.5 + 0.76 * style.size
    var end = -Double.infinity
    var labels: [Node] = []
    for tick in axis.ticks {
      guard let label = tick.label else { continue }
      let x = position(tick.value, axis.domain)
      let width = lettering.width(label, style)
      guard x - width / 2 > end + 3 else { continue }
      end = x + width / 2
      labels.append(lettering.run(label, x: x, y: baseline, anchor: .middle, style))
    }
    let line = Path(through: [
      Point(x: rectangle.x, y: rectangle.maxY), Point(x: rectangle.maxX, y: rectangle.maxY),
    ])
    labels.append(.shape(Shape(line, stroke: Stroke(Paint(.axis), width: 0.5))))
    if hasTitle {
      let title = lettering.run(
        column.title,
        x: rectangle.midX,
        y: baseline + 3 + lettering.lineHeight(lettering.axisTitle),
        anchor: .middle,
        lettering.axisTitle
      )
      labels.append(.group(Group(.annotation, nodes: [title])))
    }
    return .group(Group(.axis, label: column.title, nodes: labels))
  }

  // MARK: Marks

  private func marks(_ domain: ClosedRange<Double>) -> [Node] {
    let series = values.joined().map(\.series).reduce(into: [Series]()) { list, series in
      if !list.contains(series) { list.append(series) }
    }
    return series.map { series in
      .group(
        Group(
          .mark,
          label: series.name,
          nodes: column.hasBars ? bars(of: series, domain) : points(of: series, domain)
        )
      )
    }
  }

  /// Where the values of a series stand in a row, so that series that share it keep apart.
  private func shift(of series: Series, in row: [RowChart.Value]) -> Double {
    let all = row.map(\.series).reduce(into: [Series]()) { list, series in
      if !list.contains(series) { list.append(series) }
    }
    return 4 * (Double(all.firstIndex(of: series) ?? 0) - Double(all.count - 1) / 2)
  }

  private func bars(of series: Series, _ domain: ClosedRange<Double>) -> [Node] {
    zip(middles, values).flatMap { y, row in
      row.filter { $0.series == series }.flatMap { value -> [Node] in
        let (from, to) = (position(0, domain), position(value.value, domain))
        let corners = [
          Point(x: from, y: y - 4), Point(x: to, y: y - 4), Point(x: to, y: y + 4),
          Point(x: from, y: y + 4),
        ]
        let bar = Shape(
          Path(through: corners, closed: true),
          fill: Paint(series.style.color, opacity: 0.35),
          stroke: Stroke(Paint(series.style.color), width: 0.75)
        )
        return [.shape(bar)] + interval(of: value, y: y, domain)
      }
    }
  }

  private func points(of series: Series, _ domain: ClosedRange<Double>) -> [Node] {
    var nodes: [Node] = []
    var corners: [Point] = []
    var open: [Point] = []
    for (y, row) in zip(middles, values) {
      let shift = shift(of: series, in: row)
      for value in row where value.series == series {
        let point = Point(x: position(value.value, domain), y: y + shift)
        nodes += interval(of: value, y: y + shift, domain)
        if value.isOpen { open.append(point) } else { corners.append(point) }
      }
    }
    let style = series.style
    if column.isJoined, corners.count > 1 {
      let stroke = Stroke(Paint(style.color, opacity: 0.7), width: 0.9, dash: style.dash)
      nodes.insert(.shape(Shape(Path(through: corners), stroke: stroke)), at: 0)
    }
    nodes.append(markers(at: corners, style: style, size: 2.4))
    if !open.isEmpty {
      let outlines = open.flatMap { Path.marker(style.marker, at: $0, radius: 2.6).elements }
      nodes.append(
        .shape(
          Shape(
            Path(outlines),
            fill: Paint(.background),
            stroke: Stroke(Paint(style.color), width: 1)
          )
        )
      )
    }
    return nodes
  }

  /// The interval as a line; an end beyond the axis is an arrow.
  private func interval(
    of value: RowChart.Value,
    y: Double,
    _ domain: ClosedRange<Double>
  ) -> [Node] {
    guard let interval = value.interval else { return [] }
    let (low, high) = (
      position(interval.lowerBound, domain), position(interval.upperBound, domain)
    )
    let line = Path(through: [Point(x: low, y: y), Point(x: high, y: y)])
    let stroke = Stroke(Paint(value.series.style.color), width: 1)
    var nodes: [Node] = [.shape(Shape(line, stroke: stroke))]
    for (end, x, isCut, direction) in [
      (interval.lowerBound, low, interval.lowerBound < domain.lowerBound, -1.0),
      (interval.upperBound, high, interval.upperBound > domain.upperBound, 1.0),
    ] where end.isFinite {
      let path =
        isCut
        ? Path(through: [
          Point(x: x - direction * 3, y: y - 2.2), Point(x: x, y: y),
          Point(x: x - direction * 3, y: y + 2.2),
        ])
        : Path(through: [Point(x: x, y: y - 2.2), Point(x: x, y: y + 2.2)])
      nodes.append(.shape(Shape(path, stroke: stroke)))
    }
    return nodes
  }
}
