package import Drawing
internal import Experiments
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

  /// What was drawn where there is no plot.
  private(set) var diagram: NetworkDiagram?

  /// A diagram.
  init(
    name: String,
    _ diagram: NetworkDiagram,
    caption: String,
    measuring text: any TextMeasurer
  ) {
    self.name = name
    scene = diagram.scene(measuring: text)
    self.caption = caption
    self.diagram = diagram
  }

  /// A plot, whose caption goes on with what its marks are, and ends with what the title's numbers are.
  init(
    name: String,
    _ plot: CaptionedPlot,
    table: FigureTable? = nil,
    measuring text: any TextMeasurer
  ) {
    var plot = plot
    plot.plot = plot.finding.titled(plot.plot, measuring: text).plot
    self.name = name
    scene = plot.plot.scene(measuring: text)
    caption = [plot.caption, plot.plot.caption, plot.finding.note].sentences
    self.plot = plot
    self.table = table
  }

  /// The numbers that are drawn.
  package var drawnNumbers: PlotTable? { plot?.numbers ?? plot?.plot.table ?? diagram?.table }

  /// Whether the title is the experiment's own.
  private(set) var hasOwnTitle = false

  /// The figure with another finding in its title, where that fits.
  func finding(_ finding: Finding, measuring text: any TextMeasurer) -> ReportFigure {
    guard let plot else { return self }
    let (titled, fits) = finding.titled(plot.plot, measuring: text)
    return fits
      ? ReportFigure(
        name: name,
        CaptionedPlot(
          plot: titled,
          caption: plot.caption,
          finding: finding,
          numbers: plot.numbers
        ),
        table: table,
        measuring: text
      ) : self
  }

  /// The figure with the title, the caption and the size that an experiment gives it.
  ///
  /// Without a title of its own the finding stands; the caption goes on with what a reader must know.
  func looking(_ look: FigureLook, measuring text: any TextMeasurer) -> ReportFigure {
    guard look != FigureLook() else { return self }
    var figure = self
    if let title = look.title {
      figure.plot?.plot.title = title
      figure.diagram?.title = title
      figure.hasOwnTitle = true
      // What the title's numbers are says nothing under another title.
      if let plot { figure.caption = [plot.caption, plot.plot.caption].sentences }
    }
    if let caption = look.caption {
      figure.caption = [caption.asSentence, figure.caption].sentences
    }
    if let size = look.size {
      figure.plot?.plot.size = self.size(size)
      if let width = size.width { figure.diagram?.width = width }
    }
    if look.size != nil, look.title == nil, let plot = figure.plot {
      figure.plot?.plot = plot.finding.titled(plot.plot, measuring: text).plot
    }
    if let plot = figure.plot {
      figure.scene = plot.plot.scene(measuring: text)
    } else if let diagram = figure.diagram {
      figure.scene = diagram.scene(measuring: text)
      if let height = look.size?.height {
        figure.scene.size.height = max(figure.scene.size.height, height)
      }
    }
    figure.scene.keepsSize = look.size != nil
    return figure
  }

  /// The picture for a column that is as narrow as a phone; nil where it would be the same.
  package func narrowScene(measuring text: any TextMeasurer) -> Scene? {
    guard scene.size.width > Plot.narrowWidth else { return nil }
    if let plot { return plot.plot.narrow.scene(measuring: text) }
    guard var diagram else { return nil }
    diagram.width = Plot.narrowWidth
    return diagram.scene(measuring: text)
  }

  /// A size that is asked for, with the figure's own where one of its lengths is not.
  func size(_ asked: FigureSize) -> Size {
    Size(width: asked.width ?? scene.size.width, height: asked.height ?? scene.size.height)
  }
}
