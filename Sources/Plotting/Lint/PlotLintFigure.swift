internal import Drawing

/// A plot with what its layout decided.
struct PlotLintFigure {
  /// A panel with its place and its ticks.
  struct DrawnPanel {
    var panel: Panel
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
  var panels: [DrawnPanel]
  var scene: Scene
  /// The colours that stand for numbers.
  var colorMaps: [ColorMap]
  /// The lines of the title.
  var titleLines: [String]

  init(_ plot: Plot, caption: String, measuring measurer: some TextMeasurer) {
    self.plot = plot
    self.caption = caption
    scene = plot.scene(measuring: measurer)
    titleLines = plot.titleLines(measuring: measurer)
    let layout = PlotLayout(plot, Lettering(measurer))
    let arrangement = layout.arrangement
    let drawings = layout.drawings(arrangement)
    let isOnly = drawings.joined().count == 1
    colorMaps = layout.colorMaps
    panels = []
    for (row, drawings) in drawings.enumerated() {
      for drawing in drawings {
        panels.append(
          DrawnPanel(
            panel: drawing.panel,
            name: isOnly ? "the panel" : "panel \(panels.count + 1)",
            row: row,
            rectangle: drawing.rectangle,
            x: drawing.xTicks,
            y: drawing.yTicks,
            frame: drawing.frame,
            hasEndLabels: arrangement.endLabels != nil
          )
        )
      }
    }
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
