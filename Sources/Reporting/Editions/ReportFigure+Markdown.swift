internal import Drawing
internal import Figures
internal import Markup
internal import Plotting

extension ReportFigure {
  /// The figure as a line of Markdown.
  var markdown: String {
    let words = MarkdownText.escape(scene.description)
    // Scalars: a quote with a combining mark is another Character, and still ends the title for a Markdown parser.
    let title = MarkdownText.escape(caption).unicodeScalars.reduce(into: "") { title, scalar in
      if scalar == "\"" { title += "\\" }
      title.unicodeScalars.append(scalar)
    }
    return "![\(words)](figures/\(name).svg \"\(title)\")"
  }

  /// The numbers that are drawn, as a table of the document: the first two columns have words.
  var dataTable: Table? {
    drawnNumbers.map { numbers in
      Table(
        alignments: numbers.columns.indices.map { $0 < 2 ? .leading : .trailing },
        header: numbers.columns.map { [.text($0)] },
        rows: numbers.rows.map { row in row.map { [.text($0)] } }
      )
    }
  }
}

extension FigureTable {
  /// The table of a figure as Markdown, with an id of that figure's name.
  func markdown(of figure: String) -> String {
    MarkdownText.table(
      caption: MarkdownText.escape(caption),
      id: "corrections-\(figure)",
      header: columns.map(MarkdownText.escape),
      alignments: columns.indices.map { $0 == 0 ? .leading : .trailing },
      rows: rows.map { $0.map(MarkdownText.escape) }
    )
  }
}
