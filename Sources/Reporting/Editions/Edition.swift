internal import CairoDrawing
internal import Drawing
internal import Experiments
internal import Faults
internal import Figures
internal import Markup
internal import Notation
internal import TemplateEngine
internal import Typesetting

/// A document ready for its editions: HTML for screens, PDF for paper, Markdown, and a notebook.
struct Edition {
  let document: Document
  let figures: [ReportFigure]
  /// The pictures of the template's own, by their paths.
  let pictures: [String: TemplatePicture]
  let environment: ReportEnvironment
  let style: ReportStyle
  /// The titles of the networks that a claim compares, by its statement: for the filter of tables.
  let claimNetworks: [String: [String]]
  let language: TextLanguage

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

  /// The editions in some formats, without the PDF where no font has a character of it.
  func report(
    _ formats: Set<ReportFormat>,
    markdown text: String,
    pages: PageStyle
  ) throws(Fault) -> Report {
    var files: [String: [UInt8]] = [:]
    let faults = formats.contains(.pdf) ? try glyphFaults(text) : []
    for format in formats {
      switch format {
      case .html: files[format.path] = try html()
      case .pdf: if faults.isEmpty { files[format.path] = try pdf(pages) }
      case .md: files[format.path] = markdown(text)
      // Its figures are files that are drawn at the same time.
      case .ipynb: break
      }
    }
    if formats.contains(.md) {
      for (path, file) in pictureFiles { files[file] = pictures[path]?.bytes }
    }
    return Report(files: files, faults: faults)
  }

  /// The cells of the notebook, of a document with its programs.
  func notebook(_ document: Document) -> [NotebookCell] {
    NotebookRenderer.cells(
      of: language.isRightToLeft ? document.withIsolatedNumbers : document,
      colophon: colophon,
      isRightToLeft: language.isRightToLeft
    )
  }

  /// The notebook's bytes, once the files of the figures are there.
  func notebookFile(_ cells: [NotebookCell], files: [String: [UInt8]]) -> [UInt8] {
    NotebookFile(cells, title: title, language: language.tag) { figure in
      guard let path = figure.picture else {
        return files["figures/\(figure.name).png"].map { ("image/png", $0) }
      }
      let isPNG = path.lowercased().hasSuffix(".png")
      return pictures[path].map { (isPNG ? "image/png" : "image/jpeg", $0.bytes) }
    }.bytes
  }

  /// Why the PDF cannot be set: characters of the text or of a figure in it that no font has.
  private func glyphFaults(_ text: String) throws(Fault) -> [Fault] {
    let studio = try FigureStudio()
    let words = Language.current.words.values.sorted().joined()
    var missing = FallbackFonts.system.missingCharacters(in: text + colophon + words)
    for shown in document.figures where shown.picture == nil {
      for scalar in studio.missingCharacters(in: try figure(shown.name)).flatMap(\.unicodeScalars)
      where !missing.contains(scalar) {
        missing.append(scalar)
      }
    }
    guard !missing.isEmpty else { return [] }
    return [
      Fault(
        file: ReportFormat.pdf.path,
        "is left out: no font has \(MissingGlyphs.codes(of: missing))",
        hint: MissingGlyphs.hint(for: missing)
      ).coded(.font)
    ]
  }

  /// The files of the pictures that the Markdown edition shows, by the paths in the template: all in one folder.
  private var pictureFiles: [String: String] {
    var files: [String: String] = [:]
    for case let path? in document.figures.map(\.picture) where files[path] == nil {
      let parts = path.split(separator: "/").filter { $0 != "." && $0 != "pictures" }
      let name = parts.joined(separator: "-")
      var file = "pictures/\(name)"
      var number = 1
      while files.values.contains(file) {
        number += 1
        file = "pictures/\(number)-\(name)"
      }
      files[path] = file
    }
    return files
  }

  /// The Markdown edition: the document's text, whose readers make no anchors of pictures; there a figure is its file.
  func markdown(_ text: String) -> [UInt8] {
    var paths: [String: String] = [:]
    for shown in document.figures {
      paths[shown.name] =
        shown.picture.map { pictureFiles[$0] ?? $0 } ?? "figures/\(shown.name).svg"
    }
    let parts = MarkdownEdition.text(of: text, pictures: pictureFiles).split(
      separator: "](#figure-",
      omittingEmptySubsequences: false
    )
    let rest = parts.dropFirst().map { part in
      let name = part.prefix { $0 != ")" }
      guard let path = paths[String(name)], name.endIndex < part.endIndex else {
        return "](#figure-" + part
      }
      return "](\(path)" + part[name.endIndex...]
    }
    return Array((String(parts.first ?? "") + rest.joined()).utf8)
  }

  /// The HTML edition: one file that loads nothing.
  func html() throws(Fault) -> [UInt8] {
    let studio = try FigureStudio()
    var styles = FigureStyles()
    let page = try HTMLRenderer.render(readable) { shown throws(Fault) in
      if let path = shown.picture, let picture = pictures[path] {
        let words = shown.alternativeText.escapedForMarkup
        return FigureContent(markup: picture.html(alternativeText: words))
      }
      let figure = try figure(shown.name)
      let id = "figure-" + shown.name.replacing("_", with: "-")
      func svg(_ scene: Scene, _ idPrefix: String) -> String {
        scene.svg(idPrefix: idPrefix, isRightToLeft: language.isRightToLeft, styles: &styles)
      }
      return FigureContent(
        markup: svg(figure.scene, id),
        narrowMarkup: studio.narrowScene(of: figure).map { svg($0, id + "-narrow") },
        dataTable: figure.dataTable
      )
    }
    let script = PageScript.own
    let slots: [String: TemplateValue] = [
      "script": .text(script.text),
      "script_hash": .text(script.policy),
      "script_words": .text(PageScript.words(claims: claimNetworks).escapedForMarkup),
      "language": .text(language.tag.escapedForMarkup),
      "title": .text(title.escapedForMarkup),
      "description": .text(
        localized("Measured and written by \(environment.tool)").escapedForMarkup
      ),
      "refresh": .text(
        environment.live.map { "<meta http-equiv=\"refresh\" content=\"\($0.seconds)\">" } ?? ""
      ),
      "live": .text(liveNote),
      "styles": .text(PageStyles.own + style.css + "\n" + styles.css),
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

  /// What a page says whose runs are still being trained.
  private var liveNote: String {
    guard let live = environment.live else { return "" }
    let words = localized(
      "Live: \(live.done) of \(live.all) runs are there. This page loads itself again every \(live.seconds) seconds."
    )
    return "<p role=\"status\">\(words.escapedForMarkup)</p>"
  }

  /// The PDF edition.
  func pdf(_ pages: PageStyle) throws(Fault) -> [UInt8] {
    do {
      return try Typesetter(style: pages).pdf(
        of: document,
        figures: figures.reduce(into: [:]) { $0[$1.name] = $1.scene },
        pictures: try pagePictures(),
        options: TypesettingOptions(
          title: title,
          subtitle: colophon,
          language: language,
          creationDate: "\(environment.date)T00:00:00Z"
        )
      )
    } catch {
      throw Fault(file: "report.pdf", error.message, hint: error.hint).coded(error.code)
    }
  }

  /// The pictures that the document shows, ready for pages.
  private func pagePictures() throws(Fault) -> [String: PagePicture] {
    var pages: [String: PagePicture] = [:]
    for case let path? in document.figures.map(\.picture) {
      if let picture = pictures[path] { pages[path] = try picture.pagePicture() }
    }
    return pages
  }

  /// The document for browsers, with the parts of numbers held together in text that is written from right to left.
  private var readable: Document {
    language.isRightToLeft ? document.withIsolatedNumbers : document
  }
}
