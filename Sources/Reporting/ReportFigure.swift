internal import Drawing
internal import Markup

/// A figure of the report: its picture, its words and its numbers.
struct ReportFigure {
  /// The name of the figure and of its files.
  var name: String
  /// The picture.
  var scene: Scene
  /// What the figure says, as Markdown.
  var caption: String
  /// The numbers that are drawn.
  var dataTable: Table?
  /// What was laid out; nothing for a diagram, which has no axes.
  var plot: CaptionedPlot?

  /// The figure as a line of Markdown.
  var markdown: String {
    let words = MarkdownText.escape(scene.description)
    let title = caption.replacing("\"", with: "\\\"")
    return "![\(words)](figures/\(name).svg \"\(title)\")"
  }
}
