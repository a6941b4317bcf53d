internal import Drawing

/// Divides a figure among its texts and panels, and draws them.
///
/// Heights come first, because lines of text have known heights; they give the vertical ticks, whose labels give the widths
/// that remain, which give the horizontal ticks. Only the room for half of the last horizontal label needs a second look.
struct PlotLayout {
  let plot: Plot
  let lettering: Lettering
  /// The names of the rows, where panels have rows in place of a vertical scale.
  let rowNames: RowNames?
  /// The colours that stand for numbers, and their keys.
  let colorMaps: [ColorMap]
  let colorKeys: [ColorKey]
  /// How many lines the names below the horizontal axes have, by row and column.
  var labelLines: [[Int]]
  /// The values on which the axes depend, by row and column.
  let extremes: [[(x: [Double], y: [Double])]]
  /// The lines of the titles of the panels, by row and column.
  var titleLines: [[[String]]]

  /// The empty edge of the figure, in points.
  static let edge = 4.0
  /// The length of a tick and its distance from the label, in points.
  static let tickLength = 3.0
  static let tickGap = 2.5
  /// The distance between panels that share an axis, and between those that do not.
  static let panelGap = 14.0
  /// How much longer than its axis a vertical title may be, in points.
  static let titleOverhang = 12.0
  /// The least width of a panel, in points: a number and a half.
  static let leastWidth = 30.0

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
      RowNames(
        $0,
        limit: 0.46 * (plot.size.width - 2 * Self.edge),
        hasNotesBelow: plot.size.width <= Plot.narrowWidth,
        lettering
      )
    }
    let uses = plot.panels.joined().flatMap(\.marks).compactMap(\.colors)
    colorMaps = uses.map(\.scale).distinct.map { scale in
      ColorMap(
        scale,
        values: uses.filter { $0.scale == scale }.flatMap(\.values),
        length: ColorKey.length,
        extent: { lettering.width($0, lettering.tickLabel) + 0.6 * lettering.tickLabel.size }
      )
    }
    colorKeys = colorMaps.map { map in
      ColorKey(
        map,
        uses: uses.filter { $0.scale == map.scale },
        limit: plot.size.width - 2 * Self.edge,
        lettering
      )
    }
    labelLines = plot.panels.map { [Int](repeating: 1, count: $0.count) }
    titleLines = plot.panels.map { row in row.map { panel in panel.title.map { [$0] } ?? [] } }
    let longest = titleLines.joined().joined().map { lettering.width($0, lettering.panelTitle) }
    if plot.panels.joined().contains(where: { $0.x.categories != nil })
      || (longest.max() ?? 0) > 0.6 * width / Double(columnCount)
    {
      // Names and titles need the width of the columns, which heights hardly change.
      let columnWidths = arrangement.columns.widths
      labelLines = nameLines(columnWidths: columnWidths)
      titleLines = titleLines.map { row in
        zip(row, columnWidths).map { title, width in
          title.flatMap { lettering.lines($0, in: lettering.panelTitle, width: width) }
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

  var columnCount: Int { plot.panels[0].count }
  var rowCount: Int { plot.panels.count }
  var width: Double { plot.size.width - 2 * Self.edge }

  // MARK: The figure

  /// Where everything stands.
  struct Arrangement {
    /// The names of series at the ends of the curves of the only panel; nil where a key has them.
    var endLabels: EndLabels?
    var header: [Node]
    var headerBottom: Double
    var rows: [ClosedRange<Double>]
    var yTicks: [[AxisTicks]]
    var columns: Columns
  }

  var arrangement: Arrangement {
    // Provisional heights decide the key, the key decides the heights.
    let endLabels = endLabels
    let header = header(hasKey: endLabels == nil && hasKey)
    let rows = rowSpans(below: header.bottom)
    let yTicks = verticalTicks(rows)
    let columns = columnSpans(
      yTicks,
      rows,
      endLabels: rowNames?.noteWidth ?? endLabels?.width ?? 0
    )
    return Arrangement(
      endLabels: endLabels,
      header: header.nodes,
      headerBottom: header.bottom,
      rows: rows,
      yTicks: yTicks,
      columns: columns
    )
  }

  func nodes() -> [Node] {
    let arrangement = arrangement
    return arrangement.header
      + drawings(arrangement).joined().map { $0.node(endLabels: arrangement.endLabels) }
  }

  /// The panels with their places and ticks, by row and column.
  func drawings(_ arrangement: Arrangement) -> [[PanelDrawing]] {
    let (rows, columns) = (arrangement.rows, arrangement.columns)
    return plot.panels.enumerated().map { row, panels in
      panels.enumerated().map { column, panel in
        PanelDrawing(
          panel: panel,
          rectangle: Rectangle(
            x: columns.starts[column],
            y: rows[row].lowerBound,
            width: columns.widths[column],
            height: rows[row].upperBound - rows[row].lowerBound
          ),
          xTicks: columns.ticks[row][column],
          yTicks: arrangement.yTicks[row][column],
          numbersX: numbersX(row, column),
          numbersY: numbersY(row, column),
          xTitleSpan: xTitleSpan(row, column, columns),
          yTitleX: columns.titles[column],
          rowNames: rowNames,
          numbersNotes: column == columnCount - 1,
          namesWidth: namesWidth,
          titleLines: titleLines[row][column],
          labelLines: labelLines[row][column],
          colorMaps: colorMaps,
          lettering: lettering
        )
      }
    }
  }

  var hasKey: Bool {
    switch plot.key {
    // A key also where direct labels find no room.
    case .automatic: plot.keySeries.count > 1
    case .none: false
    case .key: true
    }
  }

  /// The names of series at the ends of the curves, where there is one panel and they find room beside it.
  var endLabels: EndLabels? {
    guard plot.key == .automatic, rowNames == nil, rowCount == 1, columnCount == 1,
      plot.keySeries.count > 1
    else { return nil }
    let panel = plot.panels[0][0]
    let labels = EndLabels(panel, limit: 0.3 * width, lettering)
    let span = rowSpans(below: header(hasKey: true).bottom)[0]
    return labels.fit(height: span.upperBound - span.lowerBound, panel: panel) ? labels : nil
  }

  /// The rows that have a panel in a column; some may lack one.
  func rows(ofColumn index: Int) -> [Int] {
    plot.panels.indices.filter { plot.panels[$0].indices.contains(index) }
  }

  /// The panels below each other.
  func column(_ index: Int) -> [Panel] { rows(ofColumn: index).map { plot.panels[$0][index] } }

  /// The values on which the horizontal axes of the panels below each other depend.
  func columnExtremes(_ index: Int) -> [Double] {
    extremes.flatMap { $0.indices.contains(index) ? $0[index].x : [] }
  }

  /// Whether all panels of a column have one horizontal axis.
  func sharesX(_ index: Int) -> Bool {
    plot.sharesX && Set(column(index).map(\.x)).count == 1
  }

  /// The columns of the panels beside each other that share a vertical axis with one: itself, where no neighbour has it.
  func sharingY(_ row: Int, _ column: Int) -> ClosedRange<Int> {
    let axes = plot.panels[row].map(\.y)
    guard plot.sharesY else { return column...column }
    let first = axes[..<column].lastIndex { $0 != axes[column] }.map { $0 + 1 } ?? 0
    let next = axes[column...].firstIndex { $0 != axes[column] } ?? axes.count
    return first...next - 1
  }

  func numbersX(_ row: Int, _ column: Int) -> Bool {
    // The last panel before a gap has numbers too: below it there are none to share.
    !sharesX(column) || !rows(ofColumn: column).contains(row + 1)
  }

  /// Whether panels have the title of their horizontal axis below them: above a gap in the row below, numbers are enough.
  func titlesX(_ row: Int, _ column: Int) -> Bool {
    numbersX(row, column) && (!sharesX(column) || row == rowCount - 1 || !hasSameX(row))
  }

  /// Whether the panels of a row have the horizontal axis of the last row, whose title stands for all.
  private func hasSameX(_ row: Int) -> Bool {
    Set((plot.panels[row] + plot.panels[rowCount - 1]).map(\.x)).count == 1
  }

  /// From where to where the title of a horizontal axis may reach: over all panels of a row where it is too wide for each.
  private func xTitleSpan(_ row: Int, _ column: Int, _ columns: Columns) -> ClosedRange<Double>? {
    guard titlesX(row, column) else { return nil }
    let own = columns.starts[column]...columns.starts[column] + columns.widths[column]
    let axes = plot.panels[row].map(\.x)
    guard axes.count > 1, Set(axes).count == 1,
      lettering.width(axes[0].title, lettering.axisTitle) > columns.widths[column] + 14
    else { return own }
    let last = columns.starts[axes.count - 1] + columns.widths[axes.count - 1]
    return column == 0 ? columns.starts[0]...last : nil
  }

  func numbersY(_ row: Int, _ column: Int) -> Bool { sharingY(row, column).lowerBound == column }

  func header(hasKey: Bool) -> PlotHeader {
    PlotHeader(plot, hasKey: hasKey, colorKeys: colorKeys, edge: Self.edge, lettering)
  }
}
