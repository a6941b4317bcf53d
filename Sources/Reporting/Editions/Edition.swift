internal import Drawing
internal import Experiments
internal import Faults
internal import Figures
internal import Markup
internal import Notation
internal import TemplateEngine
internal import Typesetting

/// A document ready for its editions: HTML for screens, PDF for paper, and Markdown.
struct Edition {
  let document: Document
  let figures: [ReportFigure]
  let environment: ReportEnvironment
  let style: ReportStyle

  private func figure(_ name: String) throws(Fault) -> ReportFigure {
    guard let figure = figures.first(where: { $0.name == name }) else {
      throw Fault(
        file: "report.md",
        "there is no figure \"\(name)\"",
        hint: "Figures: \(figures.map(\.name).joined(separator: ", "))."
      )
    }
    return figure
  }

  private var title: String { document.title ?? localized("Report") }

  private var colophon: String { [environment.tool, environment.date].parted }

  /// The editions in some formats, by file name.
  func files(
    _ formats: Set<ReportFormat>,
    markdown text: String,
    pages: PageStyle
  ) throws(Fault) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for format in formats {
      files[format.path] =
        switch format {
        case .html: try html()
        case .pdf: try pdf(pages)
        case .md: markdown(text)
        }
    }
    return files
  }

  /// The Markdown edition: the document's text, whose readers make no anchors of pictures; there a figure is its file.
  func markdown(_ text: String) -> [UInt8] {
    let names = Set(figures.map(\.name))
    let parts = MarkdownEdition.text(of: text).split(
      separator: "](#figure-",
      omittingEmptySubsequences: false
    )
    let rest = parts.dropFirst().map { part in
      let name = part.prefix { $0 != ")" }
      let isFigure = names.contains(String(name)) && name.endIndex < part.endIndex
      return isFigure
        ? "](figures/\(name).svg" + part[name.endIndex...] : "](#figure-" + part
    }
    return Array((String(parts.first ?? "") + rest.joined()).utf8)
  }

  /// The HTML edition: one file that loads nothing.
  func html() throws(Fault) -> [UInt8] {
    let page = try HTMLRenderer.render(document) { name throws(Fault) in
      let figure = try figure(name)
      return FigureContent(
        markup: figure.scene.svg(idPrefix: "figure-" + name.replacing("_", with: "-")),
        dataTable: figure.dataTable
      )
    }
    let slots: [String: TemplateValue] = [
      "language": .text(Language.current.tag),
      "title": .text(title.escapedForMarkup),
      "description": .text(
        localized("Measured and written by \(environment.tool)").escapedForMarkup
      ),
      "styles": .text(BuiltInFiles.text(of: "page/report.css") + style.css),
      "contents_title": .text(localized("Contents").escapedForMarkup),
      "skip": .text(localized("Skip to the report").escapedForMarkup),
      "direction": .text(Language.current.isRightToLeft ? "rtl" : "ltr"),
      "contents": .text(page.contents),
      "body": .text(page.body),
      "colophon": .text("<p>\(colophon.escapedForMarkup)</p>"),
    ]
    let path = "page/page.html"
    let template = ReportTemplate(text: BuiltInFiles.text(of: path), file: path)
    return Array(try template.filled(with: slots).utf8)
  }

  /// The PDF edition.
  func pdf(_ pages: PageStyle) throws(Fault) -> [UInt8] {
    do {
      return try Typesetter(style: pages).pdf(
        of: document,
        figures: figures.reduce(into: [:]) { $0[$1.name] = $1.scene },
        options: TypesettingOptions(
          title: title,
          subtitle: colophon,
          language: Language.current.tag,
          creationDate: "\(environment.date)T00:00:00Z"
        )
      )
    } catch {
      throw Fault(file: "report.pdf", error.message, hint: error.hint)
    }
  }
}
