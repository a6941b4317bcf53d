internal import Drawing

/// A plot with what its layout decided.
struct PlotLintFigure {
  /// A panel with its place and its ticks.
  struct Panel {
    var panel: Plotting.Panel
    /// Such as "panel 2", or "the panel" of a figure that has one.
    var name: String
    var row: Int
    var rectangle: Rectangle
    var x: AxisTicks
    var y: AxisTicks
    /// The panel as its marks see it.
    var frame: Frame
    /// Whether the names of series stand at the ends of its curves.
    var hasEndLabels: Bool
  }

  var plot: Plot
  var caption: String
  var panels: [Panel]
  var scene: Scene
  /// The colours that stand for numbers.
  var colorMaps: [ColorMap]

  init(_ plot: Plot, caption: String, measuring measurer: some TextMeasurer) {
    self.plot = plot
    self.caption = caption
    let lettering = Lettering(measurer)
    let layout = PlotLayout(plot, lettering)
    let arrangement = layout.arrangement
    scene = plot.scene(measuring: measurer)
    let uses = plot.panels.joined().flatMap(\.marks).compactMap(\.colors)
    colorMaps = uses.map { use in
      ColorMap(
        use.scale,
        values: uses.filter { $0.scale == use.scale }.flatMap(\.values),
        length: ColorKey.length,
        extent: { lettering.width($0, lettering.tickLabel) + 0.6 * lettering.tickLabel.size }
      )
    }
    panels = []
    for (row, inRow) in plot.panels.enumerated() {
      for (column, panel) in inRow.enumerated() {
        let rectangle = Rectangle(
          x: arrangement.columns.starts[column],
          y: arrangement.rows[row].lowerBound,
          width: arrangement.columns.width,
          height: arrangement.rows[row].upperBound - arrangement.rows[row].lowerBound
        )
        let ticks = (
          x: arrangement.columns.ticks[row][column], y: arrangement.yTicks[row][column]
        )
        let isOnly = plot.panels.joined().count == 1
        panels.append(
          Panel(
            panel: panel,
            name: isOnly ? "the panel" : "panel \(panels.count + 1)",
            row: row,
            rectangle: rectangle,
            x: ticks.x,
            y: ticks.y,
            frame: Self.frame(panel, rectangle, ticks, lettering),
            hasEndLabels: arrangement.endLabels != nil && column == inRow.count - 1
          )
        )
      }
    }
  }

  /// Where data stand: as the panel is drawn, but with rows of one height.
  private static func frame(
    _ panel: Plotting.Panel,
    _ rectangle: Rectangle,
    _ ticks: (x: AxisTicks, y: AxisTicks),
    _ lettering: Lettering
  ) -> Frame {
    let left = rectangle.x + panel.x.inset
    let right = rectangle.maxX - panel.x.inset
    let top = rectangle.y + panel.y.inset
    let bottom = rectangle.maxY - panel.y.inset - (panel.strip?.height ?? 0)
    let isDownwards =
      panel.y.rows != nil || (panel.y.categories != nil) != panel.y.isReversed
    return Frame(
      rectangle: rectangle,
      x: AxisScale(
        panel.x.scale,
        domain: ticks.x.domain,
        from: panel.x.isReversed ? right : left,
        to: panel.x.isReversed ? left : right
      ),
      y: AxisScale(
        panel.y.scale,
        domain: ticks.y.domain,
        from: isDownwards ? top : bottom,
        to: isDownwards ? bottom : top
      ),
      lettering: lettering
    )
  }

  /// Everything that a reader is told in words around the panels.
  var words: String {
    ([plot.title, plot.subtitle ?? "", caption] + panels.compactMap(\.panel.title))
      .joined(separator: " ").lowercased()
  }

  /// Every axis with its ticks and a name for messages.
  var axes: [(axis: Axis, ticks: AxisTicks, name: String)] {
    panels.flatMap { panel in
      [
        (panel.panel.x, panel.x, "the horizontal axis of \(panel.name)"),
        (panel.panel.y, panel.y, "the vertical axis of \(panel.name)"),
      ]
    } + colorMaps.map { ($0.scale.axis, $0.ticks, "the key of colours") }
  }
}
