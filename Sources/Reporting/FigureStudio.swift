internal import CairoDrawing
internal import Drawing
internal import Experiments
internal import Markup
internal import Plotting
internal import Runs
internal import Statistics

/// Makes the figures of a report, with one set of fonts for all of them.
struct FigureStudio {
  private let renderer: SceneRenderer

  /// Loads the fonts.
  ///
  /// - Throws: `CairoError` when they are not installed.
  init() throws {
    renderer = try SceneRenderer()
  }

  /// The figure that an experiment asks for.
  func figure(
    _ request: FigureRequest,
    experiment: Experiment,
    cells: [Cell]
  ) -> ReportFigure {
    let palette = NetworkPalette(experiment.networks)
    switch request.kind {
    case .learningCurves(let study):
      let mine = cells.filter { $0.study.name == study }
      return figure(request.name, LearningCurves(cells: mine, palette: palette).plot)
    case .sweep(let study, let metric):
      let mine = cells.filter { $0.study.name == study }
      return figure(request.name, SweepFigure(cells: mine, metric: metric, palette: palette).plot)
    case .networks(let names):
      return diagram(request.name, names.compactMap(experiment.network), palette)
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
      )
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
        "The networks layer by layer: \(text.joined(separator: "; ")). Layers that only one of them "
          + "has are in its colour."
      ),
      dataTable: nil
    )
  }

  /// The PNG file of a figure, at two pixels a point.
  func png(_ figure: ReportFigure) throws -> [UInt8] { try renderer.png(figure.scene) }

  /// The SVG file of a figure, for use on its own.
  func svg(_ figure: ReportFigure) throws -> [UInt8] { try renderer.svg(figure.scene) }
}

/// A plot with the part of its caption that says what was measured.
struct CaptionedPlot {
  var plot: Plot
  var caption: String
}

/// The look of each network, the same in every figure.
struct NetworkPalette {
  private let numbers: [String: Int]

  /// Batch norm is blue and its baseline vermillion; further networks follow in the order of the file.
  ///
  /// Networks of one title look the same: they are the same treatment at another size.
  init(_ networks: [Network]) {
    var numbers: [String: Int] = [:]
    var free = [1, 2, 3, 4, 5]
    func assign(_ title: String, preferring number: Int?) {
      guard numbers[title] == nil else { return }
      let index = number.flatMap(free.firstIndex) ?? (free.isEmpty ? nil : 0)
      numbers[title] = index.map { free.remove(at: $0) } ?? 1 + numbers.count % 5
    }
    if let first = networks.first(where: { $0.configuration.normalization == .batch }) {
      assign(first.title, preferring: 1)
    }
    if let first = networks.first(where: { $0.configuration.normalization == .none }) {
      assign(first.title, preferring: 2)
    }
    for network in networks { assign(network.title, preferring: nil) }
    self.numbers = numbers
  }

  /// The series that stands for a network.
  func series(of network: Network) -> Series {
    Series(network.title, style: .numbered(numbers[network.title] ?? 1))
  }
}

/// The centre and the ends of some values, one per seed, as figures show them.
///
/// From five seeds on the ends are those of a t-interval; with fewer, such an interval says more about Student's
/// distribution than about the runs, and the ends are the smallest and the largest run.
struct SeedSpread {
  static func interval(seeds: Int) -> Plotting.Interval {
    Plotting.Interval(
      .mean,
      seeds < 5 ? .range : .tInterval(level: 0.95),
      sampleCount: seeds...seeds
    )
  }

  static func point(x: Double, _ values: [Double]) -> IntervalPoint? {
    guard let summary = Summary(of: values) else { return nil }
    if values.count >= 5, let interval = summary.interval(level: 0.95) {
      return IntervalPoint(x: x, y: summary.mean, lower: interval.low, upper: interval.high)
    }
    return IntervalPoint(x: x, y: summary.mean, lower: summary.minimum, upper: summary.maximum)
  }
}
