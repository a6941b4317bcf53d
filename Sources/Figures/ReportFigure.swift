package import Drawing
internal import Notation
package import Plotting

/// A figure of the report: its picture, its words and its numbers.
package struct ReportFigure: Sendable {
  /// The name of the figure and of its files.
  package var name: String
  /// The picture.
  package var scene: Scene
  /// What the figure says.
  package var caption: String
  /// What was laid out; nil for a diagram, which has no axes.
  package var plot: CaptionedPlot?
  /// Numbers for a table of their own in the text; nil where there are none.
  package var table: FigureTable?

  /// A diagram.
  init(name: String, scene: Scene, caption: String) {
    self.name = name
    self.scene = scene
    self.caption = caption
  }

  /// A plot, whose caption goes on with what its marks are.
  init(
    name: String,
    _ plot: CaptionedPlot,
    table: FigureTable? = nil,
    measuring text: any TextMeasurer
  ) {
    self.name = name
    scene = plot.plot.scene(measuring: text)
    caption = [plot.caption, plot.plot.caption].sentences
    self.plot = plot
    self.table = table
  }

  /// The numbers that are drawn; nil for a diagram.
  package var drawnNumbers: PlotTable? { plot?.plot.table }
}
