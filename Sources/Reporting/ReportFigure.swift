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
    // Scalars: a quote with a combining mark is another Character, and still ends the title for a Markdown parser.
    let title = caption.unicodeScalars.reduce(into: "") { title, scalar in
      if scalar == "\"" { title += "\\" }
      title.unicodeScalars.append(scalar)
    }
    return "![\(words)](figures/\(name).svg \"\(title)\")"
  }
}
