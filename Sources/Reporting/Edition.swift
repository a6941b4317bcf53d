internal import Drawing
internal import Markup
internal import Typesetting

/// A document ready for its two editions: HTML for screens, PDF for paper.
struct Edition {
  let document: Document
  let figures: [ReportFigure]
  let environment: ReportEnvironment

  private func figure(_ name: String) throws(ReportError) -> ReportFigure {
    guard let figure = figures.first(where: { $0.name == name }) else {
      throw ReportError(
        file: "report.md",
        "there is no figure \"\(name)\"",
        hint: "Figures: \(figures.map(\.name).joined(separator: ", "))."
      )
    }
    return figure
  }

  private var title: String { document.title ?? "Report" }

  private var colophon: String { "\(environment.tool), \(environment.date)" }

  /// The HTML edition: one file that loads nothing.
  func html() throws(ReportError) -> [UInt8] {
    let page = try HTMLRenderer.render(document) { name throws(ReportError) in
      let figure = try figure(name)
      return FigureContent(
        markup: figure.scene.svg(idPrefix: "figure-" + name.replacing("_", with: "-")),
        dataTable: figure.dataTable
      )
    }
    let slots: [String: TemplateValue] = [
      "language": .text("en"),
      "title": .text(title.escapedForHTML),
      "description": .text("Measured and written by \(environment.tool)".escapedForHTML),
      "styles": .text(BuiltInFiles.text(of: "page/report.css")),
      "contents": .text(page.contents),
      "body": .text(page.body),
      "colophon": .text("<p>\(colophon.escapedForHTML)</p>"),
    ]
    let path = "page/page.html"
    let template = try Template(parsing: BuiltInFiles.text(of: path), file: path)
    return Array(try template.render(slots).utf8)
  }

  /// The PDF edition.
  func pdf(_ style: PageStyle) throws(ReportError) -> [UInt8] {
    do {
      return try Typesetter(style: style).pdf(
        of: document,
        figures: figures.reduce(into: [:]) { $0[$1.name] = $1.scene },
        options: TypesettingOptions(
          title: title,
          subtitle: colophon,
          creationDate: "\(environment.date)T00:00:00Z"
        )
      )
    } catch {
      throw ReportError(file: "report.pdf", error.message, hint: error.hint)
    }
  }
}
