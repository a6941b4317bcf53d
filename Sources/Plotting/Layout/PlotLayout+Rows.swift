internal import Drawing

/// The heights of a figure's rows, and the vertical ticks that follow from them.
extension PlotLayout {
  /// The room above and below the panels of each row.
  var margins: (above: [Double], below: [Double]) {
    let above = titleLines.map { row in
      let count = row.map(\.count).max() ?? 0
      return count == 0 ? 6 : Double(count) * lettering.lineHeight(lettering.panelTitle) + 2
    }
    let numbers = Self.tickLength + Self.tickGap + lettering.lineHeight(lettering.tickLabel)
    let axisTitle = lettering.lineHeight(lettering.axisTitle) + 2
    let below = plot.panels.indices.map { row in
      let numbered = plot.panels[row].enumerated().filter {
        numbersX(row, $0.offset) && $0.element.y.rows?.last?.hasValues ?? true
      }
      guard !numbered.isEmpty else { return Self.panelGap / 2 }
      let lines = numbered.map { labelLines[row][$0.offset] }.max() ?? 1
      return numbers + Double(lines - 1) * CategoryNames.lineHeight
        + (numbered.contains { titlesX(row, $0.offset) && !$0.element.x.title.isEmpty }
          ? axisTitle : 2)
    }
    return (above, below)
  }

  /// How many lines the names of categories below each panel have in columns of these widths.
  func nameLines(columnWidths: [Double]) -> [[Int]] {
    let names = CategoryNames(lettering)
    return plot.panels.map { row in
      zip(row, columnWidths).map { panel, columnWidth -> Int in
        guard let categories = panel.x.categories, !panel.x.isOrdered else { return 1 }
        let band = (columnWidth - 2 * panel.x.inset) / Double(categories.count)
        return categories.map { names.lines($0, width: band - CategoryNames.gap).count }.max() ?? 1
      }
    }
  }

  /// The greatest width of the names of categories beside a panel.
  var namesWidth: Double { 0.25 * width }

  /// The top and the bottom of the panels of each row.
  func rowSpans(below top: Double) -> [ClosedRange<Double>] {
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
  func rowsHeight(below top: Double) -> Double {
    let (above, below) = margins
    let strips = plot.panels.joined().compactMap { $0.strip?.height }.max() ?? 0
    let least = Double(rowCount) * (max(plot.leastPanelHeight, titleHeight) + strips)
    let needed = top + above.reduce(0, +) + below.reduce(0, +) + least + Self.edge
    return max(plot.size.height, needed.rounded(.up))
  }

  /// The height that the longest word of a vertical axis needs, which is not broken to fit a low panel; in points.
  private var titleHeight: Double {
    let words = plot.panels.joined().flatMap { $0.y.title.split(separator: " ") }.map(String.init)
    let longest = Set(words).map { lettering.width($0, lettering.axisTitle) }.max() ?? 0
    // A name of someone's own may have no end.
    return min(160, longest) - Self.titleOverhang
  }

  /// The vertical ticks by row and column; panels that share an axis have them all alike.
  func verticalTicks(_ rows: [ClosedRange<Double>]) -> [[AxisTicks]] {
    let lineHeight = lettering.lineHeight(lettering.tickLabel)
    return plot.panels.indices.map { row in
      plot.panels[row].enumerated().map { index, panel in
        let shared = extremes[row][sharingY(row, index)]
        return TickFinder(
          axis: panel.y,
          length: rows[row].upperBound - rows[row].lowerBound - 2 * panel.y.inset
            - (panel.strip?.height ?? 0) - panel.y.zeroRoom,
          idealDistance: { _ in 26 },
          extent: { _ in lineHeight + 2 }
        ).ticks(for: shared.flatMap(\.y))
      }
    }
  }
}
