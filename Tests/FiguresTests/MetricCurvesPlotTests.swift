import CairoDrawing
import Drawing
import Evidence
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Figures

@Suite struct MetricCurvesPlotTests {
  private func cell(_ network: String, at size: Double, seeds: Int, diverged: Int = 0) -> Cell {
    HandMade.cell(
      network,
      at: size,
      (1...seeds).map { seed in
        HandMade.record(
          seed: UInt64(seed),
          HandMade.epochs(training: [2.3, 1, 0.01 * Double(seed) + 5 / size]),
          diverged: seed <= diverged,
          batchSize: Int(size)
        )
      }
    )
  }

  private func plot(
    _ cells: [Cell],
    _ metric: CurveMetric = .validationLoss,
    over progress: CurveProgress = .epochs,
    panels: CurvePanels = .networks
  ) -> CaptionedPlot {
    MetricCurvesPlot(
      cells: cells,
      metric: metric,
      progress: progress,
      palette: NetworkPalette(cells.map(\.network)),
      levels: [10, 20, 40],
      panels: panels
    ).plot
  }

  private var cells: [Cell] {
    ["plain", "normal"].flatMap { name in
      [(10.0, 5), (20, 12), (40, 6)].map { cell(name, at: $0, seeds: $1) }
    }
  }

  @Test func eachNetworkHasAPanelWithALineALevel() throws {
    let plot = plot(cells).plot
    #expect(plot.panels[0].map(\.title) == ["Plain", "Normal"])
    let lines = plot.panels[0][0].marks.compactMap { $0 as? LineMark }
    #expect(
      lines.compactMap(\.series?.name) == ["Batch size 10", "Batch size 20", "Batch size 40"]
    )
    #expect(lines.compactMap(\.series?.style.color) == [.level1, .level4, .level6])
    #expect(lines[0].points.map(\.x) == [0, 1, 2])
    #expect(lines[0].points[1].y == 1)
  }

  @Test func eachLevelMayHaveAPanelWithALineANetwork() {
    let plot = plot(cells, panels: .levels).plot
    #expect(plot.panels[0].map(\.title) == ["Batch size 10", "Batch size 20", "Batch size 40"])
    #expect(plot.series.map(\.name) == ["Plain", "Normal"])
    #expect(plot.keySeries.map(\.name) == ["Plain", "Normal"])
  }

  @Test func theCaptionCountsTheFewestAndTheMostSeeds() {
    let plot = plot(cells)
    #expect(
      plot.plot.caption.contains(
        "Line and band show the geometric mean and the pointwise 95\u{A0}% t-interval of the logarithms (n = 5 to 12 seeds)."
      )
    )
    #expect(plot.plot.caption.contains("Thin lines are single runs, the first 10 of each."))
  }

  @Test func updatesMayBeTheMeasureOfProgress() throws {
    let panel = try #require(plot(cells, over: .updates).plot.panels.first?.first)
    // Epochs of 100 updates: 0, 100 and 200, of too small a range for a logarithmic axis.
    #expect(panel.x.title == "Updates")
    let lines = panel.marks.compactMap { $0 as? LineMark }
    #expect(lines[0].points.map(\.x) == [0, 100, 200])
  }

  @Test func theTitleComparesTheNetworksLevelByLevel() {
    // Both networks of a level have the same numbers.
    #expect(
      plot(cells).plot.title
        == "Validation loss: no difference between Normal and Plain is shown (0 to 0 nats)"
    )
  }

  @Test func aStudyWithoutASweepHasOnePanel() {
    var cells = [cell("plain", at: 10, seeds: 5), cell("normal", at: 10, seeds: 7)]
    for index in cells.indices { cells[index].levels = [] }
    let plot = plot(cells).plot
    #expect(plot.panels.map(\.count) == [1])
    #expect(plot.panels[0][0].title == nil)
    #expect(plot.series.map(\.name) == ["Plain", "Normal"])
    // The five seeds that both have end alike; seven of `normal` have a mean of 0.54.
    #expect(
      plot.title
        == "No difference in validation loss between Normal and Plain is shown: 0\u{A0}nats (0 to 0)"
    )
  }

  @Test func runsThatDivergedAreCountedAmongAll() {
    let plot = plot([cell("plain", at: 10, seeds: 14, diverged: 2)])
    #expect(plot.plot.caption.contains("Batch size 10: 2 of 14 curves stopped being finite"))
  }

  @Test func noFigureHasFaults() throws {
    let all = cells + [cell("other", at: 10, seeds: 3, diverged: 3)]
    for progress in CurveProgress.allCases {
      for metric in [CurveMetric.validationLoss, .trainingAccuracy] {
        let figure = plot(all, metric, over: progress)
        let faults = PlotLint().faults(
          in: figure.plot,
          caption: figure.caption + " " + figure.plot.caption,
          measuring: try SceneRenderer()
        )
        #expect(faults == [], "\(metric), \(progress)")
      }
    }
  }
}
