internal import Drawing
public import Experiments
internal import Markup
internal import Runs
public import Typesetting

// experiment.yaml -> Plan -> Runs -> Results -> Evidence -> Figures -> Document -> report.html | report.pdf | report.md
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
  ///   - style: The shape of the PDF's pages.
  /// - Throws: ``ReportError`` when the template is wrong or asks for what is not there, or the fonts are not installed.
  public init(
    of results: Results,
    template: ReportTemplate,
    formats: Set<ReportFormat>,
    environment: ReportEnvironment,
    style: PageStyle = PageStyle()
  ) throws(ReportError) {
    let cells = Cell.cells(of: results)
    let evidence = Evidence(results.experiment.claims, cells: cells)
    let studio = try FigureStudio()
    let figures = studio.figures(of: results, cells: cells, claims: evidence.claims)
    let values = ReportValues(
      results: results,
      cells: cells,
      evidence: evidence,
      figures: figures,
      environment: environment,
      anchors: QuestionAnchors(template: template.text)
    )
    let markdown = try Template(parsing: template.text, file: template.file).render(values.root)
    let document = try Document(markdown, from: template)

    var files: [String: [UInt8]] = [
      "experiment.yaml": Array(results.experiment.yaml.utf8),
      "results.json": Array(
        DataFiles.results(results, evidence: evidence, tool: environment.tool)
      ),
      "timings.json": Array(
        DataFiles.timings(results, evidence: evidence)
      ),
      "data/metrics.csv": Array(DataFiles.metrics(results).utf8),
      "data/claims.csv": Array(DataFiles.claims(evidence.claims).utf8),
    ]
    if let probes = DataFiles.probes(results) { files["data/probes.csv"] = Array(probes.utf8) }
    for figure in figures {
      files["figures/\(figure.name).png"] = try studio.png(figure)
      files["figures/\(figure.name).svg"] = try studio.svg(figure)
    }
    let edition = Edition(document: document, figures: figures, environment: environment)
    if formats.contains(.md) {
      // Markdown's readers make no anchors of pictures: there a figure is its file.
      let text = figures.reduce(MarkdownEdition.text(of: markdown)) {
        $0.replacing("](#figure-\($1.name))", with: "](figures/\($1.name).svg)")
      }
      files["report.md"] = Array(text.utf8)
    }
    if formats.contains(.html) { files["report.html"] = try edition.html() }
    if formats.contains(.pdf) { files["report.pdf"] = try edition.pdf(style) }
    self.init(files: files)
  }
}

extension Document {
  /// The tree of a filled-in template.
  fileprivate init(_ markdown: String, from template: ReportTemplate) throws(ReportError) {
    do {
      try self.init(markdown: markdown)
    } catch {
      // The place is in the text with the values filled in, which `report.md` shows.
      throw ReportError(
        file: template.file,
        "in the text with its values filled in, \(error)",
        hint: error.hint
      )
    }
  }
}
