internal import Drawing

/// Axes that are mostly empty, and lines between what has no order.
extension PlotLint {
  // MARK: Emptiness

  /// An axis of a panel as the emptiness of it is found: what it shows, and where.
  private struct Use {
    var axis: Axis
    var ticks: AxisTicks
    /// The place of a value, as a share of the axis.
    var place: (Double) -> Double?
    var values: ([any Mark]) -> [Double]
  }

  func faultsOfEmptiness(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel -> [FigureFault] in
      [
        faultOfUse(
          Self.horizontal(panel),
          figure.panels.filter { Self.shares($0, panel, \.x, \.x) }
        )
        .map { "the data take \($0) % of the width of \(panel.name)" },
        faultOfUse(Self.vertical(panel), figure.panels.filter { Self.shares($0, panel, \.y, \.y) })
          .map { "the data take \($0) % of the height of \(panel.name)" },
        faultOfStart(panel, figure.panels.filter { Self.shares($0, panel, \.y, \.y) })
          .map {
            "without the start of the curves the data take \($0) % of the height of \(panel.name)"
          },
      ].compactMap { words in words.map { FigureFault(.empty, $0) } }
    }
  }

  /// Whether two panels show their values on one axis.
  private static func shares(
    _ one: PlotLintFigure.DrawnPanel,
    _ other: PlotLintFigure.DrawnPanel,
    _ axis: KeyPath<Panel, Axis>,
    _ ticks: KeyPath<PlotLintFigure.DrawnPanel, AxisTicks>
  ) -> Bool {
    one.panel[keyPath: axis] == other.panel[keyPath: axis]
      && one[keyPath: ticks].domain == other[keyPath: ticks].domain
  }

  private static func horizontal(_ panel: PlotLintFigure.DrawnPanel) -> Use {
    Use(
      axis: panel.panel.x,
      ticks: panel.x,
      place: { share(panel.frame.x.position(of: $0), of: panel.x, panel.frame.x.position) },
      values: { $0.flatMap(\.extent).map(\.x) }
    )
  }

  private static func vertical(_ panel: PlotLintFigure.DrawnPanel) -> Use {
    Use(
      axis: panel.panel.y,
      ticks: panel.y,
      place: { share(panel.frame.y.position(of: $0), of: panel.y, panel.frame.y.position) },
      values: { $0.flatMap(\.extent).map(\.y) }
    )
  }

  /// Where a place lies between the ends of an axis, from 0 to 1.
  private static func share(
    _ place: Double?,
    of ticks: AxisTicks,
    _ position: (Double) -> Double?
  ) -> Double? {
    guard let place, let start = position(ticks.domain.lowerBound),
      let end = position(ticks.domain.upperBound), start != end
    else { return nil }
    return min(1, max(0, (place - start) / (end - start)))
  }

  /// The percentage of an axis that data take, where it is too little; nil for names and for one value alone.
  private func faultOfUse(_ use: Use, _ panels: [PlotLintFigure.DrawnPanel]) -> Int? {
    // Counts such as epochs go as far as was planned, however early runs ended.
    guard use.axis.rows == nil, use.axis.categories == nil, use.axis.ticks != .integers else {
      return nil
    }
    return shortfall(use.values(panels.flatMap(\.panel.marks)), use, leastUse)
  }

  private func shortfall(_ values: [Double], _ use: Use, _ least: Double) -> Int? {
    let finite = values.filter(\.isFinite)
    let places = finite.compactMap(use.place)
    guard let low = finite.min(), let high = finite.max(),
      high - low > 1e-9 * max(low.magnitude, high.magnitude),
      let first = places.min(), let last = places.max(), last - first < least
    else { return nil }
    return Int(100 * (last - first))
  }

  /// The percentage of a vertical axis that is left to all of the curves but their first points, where it is too little.
  private func faultOfStart(
    _ panel: PlotLintFigure.DrawnPanel,
    _ panels: [PlotLintFigure.DrawnPanel]
  ) -> Int? {
    let use = Self.vertical(panel)
    let x = panel.panel.x
    // Levels that were chosen are no course: each stands for itself.
    if case .at = x.ticks { return nil }
    guard use.axis.rows == nil, use.axis.categories == nil, x.categories == nil else { return nil }
    let marks = panels.flatMap(\.panel.marks)
    let curves = marks.compactMap { $0 as? LineMark }.filter { $0.points.count > 3 }
    guard let start = curves.compactMap({ $0.points.map(\.x).min() }).min() else { return nil }
    let rest = marks.flatMap(\.extent).filter { !($0.x <= start) }.map(\.y)
    return shortfall(rest, use, leastRest)
  }

  // MARK: Categories

  func faultsOfCategories(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel in
      panel.panel.marks.compactMap { mark -> FigureFault? in
        let hasNames =
          panel.panel.y.rows != nil
          || [panel.panel.x, panel.panel.y].contains { $0.categories != nil && !$0.isOrdered }
        let isLine =
          (mark as? LineMark).map { $0.points.count > 1 } ?? false
        guard hasNames, isLine else { return nil }
        return FigureFault(
          .categoryLine,
          "\"\(mark.series?.name ?? "a line")\" leads from category to category in \(panel.name)"
        )
      }
    }
  }
}
