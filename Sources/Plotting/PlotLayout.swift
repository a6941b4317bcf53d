internal import Drawing

/// Divides a figure among its texts and panels, and draws them.
///
/// Heights come first, because lines of text have known heights; they give the vertical ticks, whose labels give the widths
/// that remain, which give the horizontal ticks. Only the room for half of the last horizontal label needs a second look.
struct PlotLayout {
  private let plot: Plot
  private let lettering: Lettering
  /// The names of the rows, where panels have rows in place of a vertical scale.
  private let rowNames: RowNames?
  /// The colours that stand for numbers, and their keys.
  private let colorMaps: [ColorMap]
  private let colorKeys: [ColorKey]
  /// How many lines the names below the horizontal axes have, by row and column.
  private var labelLines: [[Int]]
  /// The values on which the axes depend, by row and column.
  private let extremes: [[(x: [Double], y: [Double])]]
  /// The lines of the titles of the panels, by row and column.
  private var titleLines: [[[String]]]

  /// The empty edge of the figure, in points.
  private static let edge = 4.0
  /// The length of a tick and its distance from the label, in points.
  static let tickLength = 3.0
  static let tickGap = 2.5
  /// The distance between panels that share an axis, and between those that do not.
  private static let panelGap = 14.0
  /// The least height of a panel, in points: three numbers with their gaps.
  private static let leastHeight = 40.0
  /// The least width of a panel, in points: a number and a half.
  private static let leastWidth = 30.0

  init(_ plot: Plot, _ lettering: Lettering) {
    self.plot = plot
    self.lettering = lettering
    extremes = plot.panels.map { $0.map(\.extremes) }
    let named = plot.panels.joined().compactMap(\.y.rows)
    precondition(
      named.isEmpty
        || plot.panels.count == 1 && Set(named).count == 1
          && named.count == plot.panels[0].count,
      "panels beside each other have the same rows"
    )
    rowNames = named.first.map {
      RowNames($0, limit: 0.46 * (plot.size.width - 2 * Self.edge), lettering)
    }
    let uses = plot.panels.joined().flatMap(\.marks).compactMap(\.colors)
    let scales = uses.map(\.scale).reduce(into: [ColorScale]()) { list, scale in
      if !list.contains(scale) { list.append(scale) }
    }
    colorMaps = scales.map { scale in
      ColorMap(
        scale,
        values: uses.filter { $0.scale == scale }.flatMap(\.values),
        length: ColorKey.length,
        extent: { lettering.width($0, lettering.tickLabel) + 0.6 * lettering.tickLabel.size }
      )
    }
    colorKeys = colorMaps.map { map in
      ColorKey(map, uses: uses.filter { $0.scale == map.scale }, lettering)
    }
    labelLines = plot.panels.map { [Int](repeating: 1, count: $0.count) }
    titleLines = plot.panels.map { row in row.map { panel in panel.title.map { [$0] } ?? [] } }
    let longest = titleLines.joined().joined().map { lettering.width($0, lettering.panelTitle) }
    if plot.panels.joined().contains(where: { $0.x.categories != nil })
      || (longest.max() ?? 0) > 0.6 * width / Double(columnCount)
    {
      // Names and titles need the width of the columns, which heights hardly change.
      let columnWidth = arrangement.columns.width
      labelLines = nameLines(columnWidth: columnWidth)
      titleLines = titleLines.map { row in
        row.map { title in
          title.flatMap { lettering.lines($0, in: lettering.panelTitle, width: columnWidth) }
        }
      }
    }
  }

  /// The size of the figure: the plot's, as high as named rows need.
  var size: Size {
    guard let rowNames else {
      let arrangement = arrangement
      return Size(
        width: max(plot.size.width, arrangement.columns.end),
        height: rowsHeight(below: arrangement.headerBottom)
      )
    }
    let top = header(hasKey: hasKey).bottom
    let margins = self.margins
    return Size(
      width: max(plot.size.width, arrangement.columns.end),
      height: (top + margins.above[0] + rowNames.height + margins.below[0] + Self.edge)
        .rounded(.up)
    )
  }

  private var columnCount: Int { plot.panels[0].count }
  private var rowCount: Int { plot.panels.count }
  private var width: Double { plot.size.width - 2 * Self.edge }

  // MARK: The figure

  /// Where everything stands.
  struct Arrangement {
    /// The names of series at the ends of curves, by row; nil where a key has them.
    var endLabels: [EndLabels]?
    var header: [Node]
    var headerBottom: Double
    var rows: [ClosedRange<Double>]
    var yTicks: [[AxisTicks]]
    var columns: Columns
  }

  var arrangement: Arrangement {
    let labels = plot.panels.map { EndLabels($0[$0.count - 1], limit: 0.3 * width, lettering) }
    // Provisional heights decide the key, the key decides the heights.
    let isDirect = rowNames == nil && usesDirectLabels(labels)
    let header = header(hasKey: !isDirect && hasKey)
    let rows = rowSpans(below: header.bottom)
    let yTicks = verticalTicks(rows)
    let columns = columnSpans(
      yTicks,
      rows,
      endLabels: rowNames?.noteWidth ?? (isDirect ? labels.map(\.width).max() ?? 0 : 0)
    )
    return Arrangement(
      endLabels: isDirect ? labels : nil,
      header: header.nodes,
      headerBottom: header.bottom,
      rows: rows,
      yTicks: yTicks,
      columns: columns
    )
  }

  func nodes() -> [Node] {
    let arrangement = arrangement
    let (rows, columns) = (arrangement.rows, arrangement.columns)
    var nodes = arrangement.header
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
          xTicks: columns.ticks[row][column],
          yTicks: arrangement.yTicks[row][column],
          numbersX: numbersX(row, column),
          numbersY: numbersY(row, column),
          yTitleX: columns.titles[column],
          rowNames: rowNames,
          numbersNotes: column == columnCount - 1,
          namesWidth: namesWidth,
          titleLines: titleLines[row][column],
          labelLines: labelLines[row][column],
          colorMaps: colorMaps,
          lettering: lettering
        )
        let endLabels = column == panels.count - 1 ? arrangement.endLabels?[row] : nil
        nodes.append(drawing.node(endLabels: endLabels))
      }
    }
    return nodes
  }

  private var hasKey: Bool {
    switch plot.key {
    // A key also where direct labels find no room.
    case .automatic, .direct: plot.keySeries.count > 1
    case .none: false
    case .key: true
    }
  }

  private func usesDirectLabels(_ labels: [EndLabels]) -> Bool {
    switch plot.key {
    case .direct:
      let rows = rowSpans(below: header(hasKey: false).bottom)
      return zip(labels, rows).allSatisfy { $0.hasRoom(height: $1.upperBound - $1.lowerBound) }
    case .key, .none: return false
    case .automatic:
      guard plot.keySeries.count > 1, rowCount == 1, columnCount == 1 else { return false }
      let height = rowSpans(below: header(hasKey: true).bottom)[0]
      return labels[0].fit(height: height.upperBound - height.lowerBound, panel: plot.panels[0][0])
    }
  }

  /// The panels below each other; the last row may lack one.
  private func column(_ index: Int) -> [Panel] {
    plot.panels.compactMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  /// The values on which the horizontal axes of the panels below each other depend.
  private func columnExtremes(_ index: Int) -> [Double] {
    extremes.flatMap { $0.indices.contains(index) ? $0[index].x : [] }
  }

  /// Whether all panels of a column have one horizontal axis.
  private func sharesX(_ index: Int) -> Bool {
    plot.sharesX && Set(column(index).map(\.x)).count == 1
  }

  /// Whether all panels of a row have one vertical axis.
  private func sharesY(_ row: Int) -> Bool {
    plot.sharesY && Set(plot.panels[row].map(\.y)).count == 1
  }

  private func numbersX(_ row: Int, _ column: Int) -> Bool {
    !sharesX(column) || row == self.column(column).count - 1
  }

  private func numbersY(_ row: Int, _ column: Int) -> Bool { !sharesY(row) || column == 0 }

  private func header(hasKey: Bool) -> PlotHeader {
    PlotHeader(plot, hasKey: hasKey, colorKeys: colorKeys, edge: Self.edge, lettering)
  }

  // MARK: Rows

  /// The room above and below the panels of each row.
  private var margins: (above: [Double], below: [Double]) {
    let above = titleLines.map { row in
      let count = row.map(\.count).max() ?? 0
      return count == 0 ? 6 : Double(count) * lettering.lineHeight(lettering.panelTitle) + 2
    }
    let numbers = Self.tickLength + Self.tickGap + lettering.lineHeight(lettering.tickLabel)
    let axisTitle = lettering.lineHeight(lettering.axisTitle) + 2
    let below = plot.panels.indices.map { row in
      let numbered = plot.panels[row].enumerated().filter { numbersX(row, $0.offset) }
      guard !numbered.isEmpty else { return Self.panelGap / 2 }
      let lines = numbered.map { labelLines[row][$0.offset] }.max() ?? 1
      return numbers + Double(lines - 1) * CategoryNames.lineHeight
        + (numbered.contains { !$0.element.x.title.isEmpty } ? axisTitle : 2)
    }
    return (above, below)
  }

  /// How many lines the names of categories below each panel have in columns of this width.
  private func nameLines(columnWidth: Double) -> [[Int]] {
    let names = CategoryNames(lettering)
    return plot.panels.map { row in
      row.map { panel -> Int in
        guard let categories = panel.x.categories, !panel.x.isOrdered else { return 1 }
        let band = (columnWidth - 2 * panel.x.inset) / Double(categories.count)
        return categories.map { names.lines($0, width: band - CategoryNames.gap).count }.max() ?? 1
      }
    }
  }

  /// The greatest width of the names of categories beside a panel.
  private var namesWidth: Double { 0.25 * width }

  /// The top and the bottom of the panels of each row.
  private func rowSpans(below top: Double) -> [ClosedRange<Double>] {
    let (above, below) = margins
    if let rowNames { return [top + above[0]...top + above[0] + rowNames.height] }
    let room = rowsHeight(below: top) - Self.edge - top - above.reduce(0, +) - below.reduce(0, +)
    let height = (room / Double(rowCount)).rounded(.down)
    var y = top
    return plot.panels.indices.map { row in
      let start = y + above[row]
      y = start + height + below[row]
      return start...start + height
    }
  }

  /// The height of the figure: the plot's, unless its texts and its key leave the panels too little room to be read.
  private func rowsHeight(below top: Double) -> Double {
    let (above, below) = margins
    let strips = plot.panels.joined().compactMap { $0.strip?.height }.max() ?? 0
    let least = Double(rowCount) * (Self.leastHeight + strips)
    let needed = top + above.reduce(0, +) + below.reduce(0, +) + least + Self.edge
    return max(plot.size.height, needed.rounded(.up))
  }

  /// The vertical ticks by row and column; a row that shares its axis has them all alike.
  private func verticalTicks(_ rows: [ClosedRange<Double>]) -> [[AxisTicks]] {
    let lineHeight = lettering.lineHeight(lettering.tickLabel)
    return plot.panels.indices.map { row in
      plot.panels[row].enumerated().map { index, panel in
        let shared = sharesY(row) ? extremes[row] : [extremes[row][index]]
        return TickFinder(
          axis: panel.y,
          length: rows[row].upperBound - rows[row].lowerBound - 2 * panel.y.inset
            - (panel.strip?.height ?? 0),
          idealDistance: { _ in 26 },
          extent: { _ in lineHeight + 2 }
        ).ticks(for: shared.flatMap(\.y))
      }
    }
  }

  // MARK: Columns

  struct Columns {
    var starts: [Double]
    var width: Double
    var titles: [Double]
    /// By row and column.
    var ticks: [[AxisTicks]]
    /// The right edge of the figure: beyond the plot's where wide numbers leave the panels too little room.
    var end: Double
  }

  /// The left edges and the width of the columns, the places of the axis titles, and the horizontal ticks.
  private func columnSpans(
    _ yTicks: [[AxisTicks]],
    _ rows: [ClosedRange<Double>],
    endLabels: Double
  ) -> Columns {
    let numbers = (0..<columnCount).map { numberWidth(column: $0, yTicks, rows) }
    var gap = max(Self.panelGap, (0..<columnCount - 1).map(marginLabelWidth).max() ?? 0)
    var right = max(endLabels, marginLabelWidth(column: columnCount - 1))
    var ticks: [[AxisTicks]] = []
    var columnWidth = 0.0
    // The second time with room for the halves of labels that reach over the edges of panels.
    for _ in 0..<2 {
      let gaps = gap * Double(columnCount - 1)
      let room = width - numbers.reduce(0, +) - gaps - right
      columnWidth = max(Self.leastWidth, (room / Double(columnCount)).rounded(.down))
      ticks = horizontalTicks(width: columnWidth)
      let overhangs = zip(plot.panels, ticks).flatMap { panels, ticks in
        zip(panels, ticks).map { overhang($0, $1, width: columnWidth) }
      }
      let (before, after) = (
        overhangs.map(\.before).max() ?? 0, overhangs.map(\.after).max() ?? 0
      )
      right = max(right, after)
      gap = max(gap, 2 * after, before + after + 4)
    }
    var x = Self.edge
    var columns = Columns(starts: [], width: columnWidth, titles: [], ticks: ticks, end: 0)
    for (column, number) in numbers.enumerated() {
      if column > 0 { x += gap }
      columns.titles.append(x + lettering.axisTitle.size)
      columns.starts.append(x + number)
      x += number + columnWidth
    }
    columns.end = x + right + Self.edge
    return columns
  }

  /// The width of the numbers and titles beside the panels of a column; zero if these share those of the first.
  private func numberWidth(
    column: Int,
    _ yTicks: [[AxisTicks]],
    _ rows: [ClosedRange<Double>]
  ) -> Double {
    let numbered = self.column(column).indices.filter { numbersY($0, column) }
    guard !numbered.isEmpty else { return 0 }
    if let rowNames {
      return (rowNames.width + 2 * Self.tickGap + Self.tickLength).rounded(.up)
    }
    let labels =
      numbered.flatMap { row -> [String] in
        let panel = plot.panels[row][column]
        let labels = yTicks[row][column].ticks.compactMap(\.label)
        guard let categories = panel.y.categories else { return labels }
        let height = rows[row].upperBound - rows[row].lowerBound - 2 * panel.y.inset
        let count = CategoryNames.lineCount(band: height / Double(categories.count))
        return labels.flatMap {
          CategoryNames(lettering).lines($0, width: namesWidth, count: count)
        }
      }
      + numbered.compactMap { plot.panels[$0][column].strip?.title }.map {
        lettering.shortened($0, in: lettering.tickLabel, width: FailureStrip.titleWidth)
      }
    let widest = labels.map { lettering.width($0, lettering.tickLabel) }.max() ?? 0
    let lines = numbered.map { row in
      verticalTitle(
        plot.panels[row][column].y,
        height: rows[row].upperBound - rows[row].lowerBound,
        lettering
      ).count
    }
    let title = Double(lines.max() ?? 1) * lettering.lineHeight(lettering.axisTitle)
    return (title + 2 + widest + Self.tickGap + Self.tickLength).rounded(.up)
  }

  /// The room that marks need for labels to the right of the panels of a column.
  private func marginLabelWidth(column index: Int) -> Double {
    let labels = column(index).flatMap(\.marks).flatMap(\.marginLabels)
    let widest = labels.map { lettering.width($0, lettering.note) }.max()
    return widest.map { ($0 + 2 * MarginLabels.reach).rounded(.up) } ?? 0
  }

  /// How far the outermost labels may reach over the left and the right edge of their panel.
  private func overhang(_ panel: Panel, _ ticks: AxisTicks, width: Double)
    -> (before: Double, after: Double)
  {
    let labels = ticks.ticks.compactMap(\.label)
    guard let first = labels.first, let last = labels.last else { return (0, 0) }
    var halves = [first, last].map { lettering.width($0, lettering.tickLabel) / 2 }
    if let categories = panel.x.categories {
      // Names are no wider than their bands; numbers of ordered values may be.
      let band = (width - 2 * panel.x.inset) / Double(categories.count)
      halves = panel.x.isOrdered ? halves.map { max(0, $0 - band / 2) } : [0, 0]
    }
    if panel.x.isReversed { halves.reverse() }
    return (halves[0].rounded(.up), halves[1].rounded(.up))
  }

  /// The horizontal ticks by row and column; a column that shares its axis has them all alike.
  private func horizontalTicks(width: Double) -> [[AxisTicks]] {
    let style = lettering.tickLabel
    return zip(plot.panels, extremes).map { panels, extremes in
      panels.enumerated().map { index, panel in
        let shared = sharesX(index) ? columnExtremes(index) : extremes[index].x
        return TickFinder(
          axis: panel.x,
          length: width - 2 * panel.x.inset,
          idealDistance: { max(40, 1.6 * $0) },
          extent: { lettering.width($0, style) + 0.6 * style.size }
        ).ticks(for: shared)
      }
    }
  }
}
