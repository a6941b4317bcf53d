internal import CairoDrawing
internal import Drawing
internal import Evidence
internal import Experiments
internal import Faults
internal import Markup
internal import Measures
internal import Models
internal import Notation
internal import Parallel
internal import Plotting
internal import Runs
internal import Statistics

/// Makes figures of a report on one thread, with one set of fonts for all of them.
struct FigureStudio {
  private let renderer: SceneRenderer

  /// Loads the fonts.
  ///
  /// - Throws: ``Fault`` when they are not installed.
  init() throws(Fault) {
    do {
      renderer = try SceneRenderer()
    } catch {
      throw Fault(file: "figures", error.message, hint: error.hint)
    }
  }

  /// The figures that an experiment asks for, from what its runs measured, laid out on several threads.
  ///
  /// - Throws: ``Fault`` when the fonts are not installed.
  static func figures(
    of results: Results,
    cells: [Cell],
    claims: [ClaimResult],
    workers: Int
  ) throws(Fault) -> [ReportFigure] {
    let datasets = Set(results.datasets.values.map(\.name))
    return try results.experiment.figures.concurrentMap(workers: workers) {
      request throws(Fault) in
      try FigureStudio().figure(
        request,
        experiment: results.experiment,
        cells: cells,
        claims: claims,
        datasets: datasets
      )
    }
  }

  /// The faults of a figure by the rules of print.
  func faults(of figure: ReportFigure) -> [FigureFault] {
    var lint = PlotLint()
    // A file holds no more than a page shows: thousands of points are the reader's browser to draw.
    lint.scene.largestSVG = 60_000
    guard let plot = figure.plot else { return lint.scene.faults(in: figure.scene) }
    return lint.faults(
      in: plot.plot,
      caption: plot.caption + " " + plot.plot.caption,
      measuring: renderer
    )
  }

  /// The figure that an experiment asks for.
  func figure(
    _ request: FigureRequest,
    experiment: Experiment,
    cells: [Cell],
    claims: [ClaimResult],
    datasets: Set<String>
  ) -> ReportFigure {
    let palette = NetworkPalette(experiment.networks)
    switch request.kind {
    case .learningCurves(let study, let threshold):
      let mine = cells.filter { $0.study.name == study }
      return figure(
        request.name,
        LearningCurves(cells: mine, palette: palette, threshold: threshold).plot
      )
    case .sweep(let study, let measure, let reference):
      let mine = cells.filter { $0.study.name == study }
      return figure(
        request.name,
        SweepFigure(cells: mine, measure: measure, palette: palette, reference: reference).plot
      )
    case .networks(let names):
      return diagram(request.name, names.compactMap(experiment.network), palette)
    case .heatmap(let study, let measure):
      let mine = cells.filter { $0.study.name == study }
      return figure(
        request.name,
        HeatmapFigure(cells: mine, measure: measure).plot
      )
    case .layers(let study, let quantity, let level, let steps):
      let mine = cells.filter { cell in
        cell.study.name == study && (level.map(cell.levels.contains) ?? true)
      }
      return figure(
        request.name,
        LayersFigure(cells: mine, quantity: quantity, steps: steps, palette: palette).plot
      )
    case .steps(let study, let quantities):
      let mine = cells.filter { $0.study.name == study }
      return figure(
        request.name,
        StepsFigure(cells: mine, quantities: quantities, palette: palette).plot
      )
    case .corrections(let corrections):
      return figure(
        request.name,
        CorrectionsFigure(corrections, datasets: datasets, cells: cells, palette: palette).plot
      )
    case .claims: return figure(request.name, ClaimsFigure(claims).plot)
    }
  }

  private func figure(_ name: String, _ plot: CaptionedPlot) -> ReportFigure {
    let table = plot.plot.table
    return ReportFigure(
      name: name,
      scene: plot.plot.scene(measuring: renderer),
      caption: MarkdownText.escape(plot.caption + " " + plot.plot.caption),
      dataTable: Table(
        alignments: table.columns.indices.map { $0 < 2 ? .leading : .trailing },
        header: table.columns.map { [.text($0)] },
        rows: table.rows.map { row in row.map { [.text($0)] } }
      ),
      plot: plot
    )
  }

  private func diagram(
    _ name: String,
    _ networks: [Network],
    _ palette: NetworkPalette
  ) -> ReportFigure {
    let diagram = NetworkDiagram(networks, palette: palette)
    let text = diagram.networks.map { network in
      "\(network.series.name), \(Format.count(network.parameterCount)) parameters"
    }
    return ReportFigure(
      name: name,
      scene: diagram.scene(measuring: renderer),
      caption: MarkdownText.escape(
        "The networks layer by layer: \(text.joined(separator: "; ")). "
          + (networks.count <= 2
            ? "Layers that only one of them has are in its colour."
            : "Layers that not all of them have are in colour.")
      ),
      dataTable: nil
    )
  }

  /// The files of a figure, by name.
  func files(of figure: ReportFigure) throws(Fault) -> [String: [UInt8]] {
    [
      "figures/\(figure.name).png": try png(figure), "figures/\(figure.name).svg": try svg(figure),
    ]
  }

  /// The PNG file of a figure, at two pixels a point.
  func png(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.png(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).png", error.message, hint: error.hint)
    }
  }

  /// The SVG file of a figure, for use on its own.
  func svg(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.svg(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).svg", error.message, hint: error.hint)
    }
  }
}
