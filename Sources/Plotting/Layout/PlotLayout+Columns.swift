internal import Drawing

/// The widths of a figure's columns, and the horizontal ticks that follow from them.
extension PlotLayout {
  struct Columns {
    var starts: [Double]
    var widths: [Double]
    var titles: [Double]
    /// By row and column.
    var ticks: [[AxisTicks]]
    /// The right edge of the figure: beyond the plot's where wide numbers leave the panels too little room.
    var end: Double
  }

  /// The share of the room for panels that each column has.
  private var shares: [Double] {
    let widths = (0..<columnCount).map { column($0).map(\.width).max() ?? 1 }
    return widths.map { $0 / widths.reduce(0, +) }
  }

  /// The left edges and the widths of the columns, the places of the axis titles, and the horizontal ticks.
  func columnSpans(
    _ yTicks: [[AxisTicks]],
    _ rows: [ClosedRange<Double>],
    endLabels: Double
  ) -> Columns {
    let numbers = (0..<columnCount).map { numberWidth(column: $0, yTicks, rows) }
    var gap = Self.panelGap
    var right = endLabels
    var ticks: [[AxisTicks]] = []
    let shares = shares
    var columnWidths: [Double] = []
    // The second time with room for the halves of labels that reach over the edges of panels.
    for _ in 0..<2 {
      let gaps = gap * Double(columnCount - 1)
      let room = width - numbers.reduce(0, +) - gaps - right
      columnWidths = shares.map { max(Self.leastWidth, (room * $0).rounded(.down)) }
      ticks = horizontalTicks(widths: columnWidths)
      let overhangs = zip(plot.panels, ticks).flatMap { panels, ticks in
        zip(zip(panels, ticks), columnWidths).map { overhang($0.0, $0.1, width: $1) }
      }
      let (before, after) = (
        overhangs.map(\.before).max() ?? 0, overhangs.map(\.after).max() ?? 0
      )
      right = max(right, after)
      gap = max(gap, 2 * after, before + after + 4)
    }
    var x = Self.edge
    var columns = Columns(starts: [], widths: columnWidths, titles: [], ticks: ticks, end: 0)
    for (column, number) in numbers.enumerated() {
      if column > 0 { x += gap }
      columns.titles.append(x + lettering.axisTitle.size)
      columns.starts.append(x + number)
      x += number + columnWidths[column]
    }
    columns.end = x + right + Self.edge
    return columns
  }

  /// The width of the numbers and titles beside the panels of a column; zero if these share those of the first.
  func numberWidth(
    column: Int,
    _ yTicks: [[AxisTicks]],
    _ rows: [ClosedRange<Double>]
  ) -> Double {
    let numbered = self.rows(ofColumn: column).filter { numbersY($0, column) }
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

  /// How far the outermost labels may reach over the left and the right edge of their panel.
  func overhang(_ panel: Panel, _ ticks: AxisTicks, width: Double)
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
    return (halves[0].rounded(.up), halves[1].rounded(.up))
  }

  /// The horizontal ticks by row and column; a column that shares its axis has them all alike.
  func horizontalTicks(widths: [Double]) -> [[AxisTicks]] {
    let style = lettering.tickLabel
    return zip(plot.panels, extremes).map { panels, extremes in
      panels.enumerated().map { index, panel in
        let shared = sharesX(index) ? columnExtremes(index) : extremes[index].x
        return TickFinder(
          axis: panel.x,
          length: widths[index] - 2 * panel.x.inset,
          idealDistance: { max(40, 1.6 * $0) },
          extent: { lettering.width($0, style) + 0.6 * style.size }
        ).ticks(for: shared)
      }
    }
  }
}
