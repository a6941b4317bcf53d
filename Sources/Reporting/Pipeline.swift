internal import Drawing
internal import Evidence
public import Experiments
public import Faults
internal import Figures
internal import Markup
internal import Parallel
internal import Runs
internal import TemplateEngine
public import Typesetting

// experiment.yaml -> Plan -> Runs -> Results -> Evidence -> Figures -> Document -> report.html | report.pdf | report.md | report.ipynb
//      logs of other tools -> Logs -----^
//
// `Experiments` reads the experiment and makes the plan, `Running` runs it. Here the results become a report.

extension Report {
  /// The report of an experiment's results.
  ///
  /// - Parameters:
  ///   - results: What was asked and measured.
  ///   - template: The text.
  ///   - formats: Which of the report's formats to make; data and figures are always made.
  ///   - environment: What the report says about its making.
  ///   - paper: The paper of the PDF, in place of the template's.
  ///   - words: The language of what the program itself says; data files are in English.
  ///   - onlyText: Whether the files of data and figures are left out: those of an earlier report of the same results stand.
  ///   - workers: How many threads make it; no byte depends on it.
  /// - Throws: ``Fault`` when the template is wrong or asks for what is not there, or the fonts are not installed.
  public init(
    of results: Results,
    template: ReportTemplate,
    formats: Set<ReportFormat>,
    environment: ReportEnvironment,
    paper: PageStyle.Paper? = nil,
    words: WordCatalogue = .english,
    onlyText: Bool = false,
    workers: Int = 1
  ) throws(Fault) {
    self = try words.speaking { () throws(Fault) in
      try Report(
        results,
        template.translated(),
        formats,
        environment,
        paper,
        words,
        onlyText,
        workers
      )
    }
  }

  private init(
    _ results: Results,
    _ template: ReportTemplate,
    _ formats: Set<ReportFormat>,
    _ environment: ReportEnvironment,
    _ paper: PageStyle.Paper?,
    _ words: WordCatalogue,
    _ onlyText: Bool,
    _ workers: Int
  ) throws(Fault) {
    let cells = Cell.cells(of: results)
    let evidence = Evidence(results.experiment.claims, cells: cells)
    let figures = try FigureStudio.figures(
      of: FigureMaterial(results, cells: cells, claims: evidence.all),
      workers: workers
    )

    // What takes long comes first, so that no thread is left with it at the end.
    let source = DataFile.Source(results: results, evidence: evidence, tool: environment.tool)
    // A notebook has the figures in it.
    let parts =
      [ReportPart.text] + (onlyText ? [] : DataFile.all.map(ReportPart.data))
      + (onlyText && !formats.contains(.ipynb) ? [] : figures.map(ReportPart.figure))
    let made = try parts.concurrentMap(workers: workers) { part throws(Fault) in
      try part.language(words).speaking { () throws(Fault) -> MadePart in
        switch part {
        case .text:
          let text = try template.parsed()
          let values = ReportValues(
            results: results,
            cells: cells,
            evidence: evidence,
            figures: figures,
            environment: environment,
            anchors: QuestionAnchors(template: text.unfilled)
          )
          let root = values.root
          let whole = ReadingTime.fillIn(try text.markdown(with: root))
          let document = try Document(whole, from: text, of: template, with: root)
          // What only a notebook shows is no text of the others.
          let markdown = ProgramBlocks.removed(from: whole)
          let style = template.style
          let edition = Edition(
            document: document.withoutPrograms,
            figures: figures,
            pictures: template.usablePictures,
            environment: environment,
            style: style,
            claimNetworks: evidence.all.reduce(into: [:]) { networks, result in
              networks[result.claim.statement] = Set(
                result.claim.networks.compactMap { results.experiment.network($0)?.title }
              ).sorted()
            },
            language: .spoken
          )
          let pages = PageStyle(
            paper: paper ?? style.paper.flatMap(PageStyle.Paper.init) ?? .a4,
            accent: style.accent.map(RGB.init)
          )
          return MadePart(
            report: try edition.report(formats, markdown: markdown, pages: pages),
            notebook: formats.contains(.ipynb) ? (edition, edition.notebook(document)) : nil
          )
        case .data(let file):
          return MadePart(report: Report(file, of: source))
        case .figure(let figure):
          let studio = try FigureStudio()
          return MadePart(
            report: Report(
              files: try studio.files(of: figure),
              faults: studio.glyphFault(of: figure).map { [$0] } ?? []
            )
          )
        }
      }
    }
    var report = Report(parts: made.map(\.report))
    if let (edition, cells) = made.lazy.compactMap(\.notebook).first {
      let files = report.heldFiles
      let notebook = words.speaking { edition.notebookFile(cells, files: files) }
      report = report.adding(notebook, at: ReportFormat.ipynb.path)
    }
    self = report
  }

  /// A data file: held where it is small, so that all cores make them, and made while it is written where it is large.
  private init(_ file: DataFile, of source: DataFile.Source) {
    let parts = file.parts(source)
    let isLarge = parts.map { $0.count > FileParts.mostHeld } ?? false
    self.init(
      files: parts.flatMap { isLarge ? nil : [file.path: $0.bytes] } ?? [:],
      late: parts.flatMap { isLarge ? [file.path: $0] : nil } ?? [:]
    )
  }
}

/// What became of a part.
private struct MadePart: Sendable {
  var report: Report
  /// The cells of the notebook with the edition that they are of.
  var notebook: (edition: Edition, cells: [NotebookCell])?
}

/// What can be made at the same time as the rest of a report, once the figures are laid out.
private enum ReportPart: Sendable {
  case text
  case data(DataFile)
  case figure(ReportFigure)

  /// What it speaks: threads do not inherit a language, and data files are for programs.
  func language(_ words: WordCatalogue) -> WordCatalogue {
    switch self {
    case .text, .figure: words
    case .data: .english
    }
  }
}

extension Document {
  /// The tree of a filled-in template.
  fileprivate init(
    _ markdown: String,
    from text: Template,
    of template: ReportTemplate,
    with root: [String: TemplateValue]
  ) throws(Fault) {
    do {
      try self.init(markdown: markdown, pictures: template.knownPictures)
    } catch {
      if let fault = text.faults(with: root, pictures: template.knownPictures).first {
        throw fault
      }
      // A value's own text is at fault; the place is in the text that `report.md` would show.
      throw Fault(
        file: template.file,
        "in the text with its values filled in, \(error)",
        hint: error.hint
      ).coded(error.about(.template).code)
    }
  }
}
