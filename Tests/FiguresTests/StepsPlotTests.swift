import CairoDrawing
import Drawing
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct StepsPlotTests {
  private func cell(
    _ name: String,
    steps: [Int] = [0, 50, 80],
    seeds: Int = 3,
    diverged: Bool = false
  )
    -> Cell
  {
    HandMade.cell(
      name,
      (1...seeds).map { seed in
        HandMade.record(
          seed: UInt64(seed),
          probes: steps.flatMap { step -> [ProbeMeasurement] in
            let size = Double(step + 10 * seed)
            return [
              ProbeMeasurement(step: step, quantity: .quantile15, value: -size),
              ProbeMeasurement(step: step, quantity: .quantile50, value: size / 2),
              ProbeMeasurement(step: step, quantity: .quantile85, value: size),
              ProbeMeasurement(step: step, quantity: .smoothness, value: size),
              ProbeMeasurement(step: step, quantity: .drift, layer: 1, value: size),
              ProbeMeasurement(step: step, quantity: .drift, layer: 2, value: 3 * size),
            ]
          },
          diverged: diverged
        )
      }
    )
  }

  private func figure(_ quantities: [ProbeQuantity], _ cells: [Cell]) -> CaptionedPlot {
    StepsPlot(cells: cells, quantities: quantities, palette: NetworkPalette(cells.map(\.network)))
      .plot
  }

  private let percentiles: [ProbeQuantity] = [.quantile15, .quantile50, .quantile85]

  @Test func percentilesAreABandOfTheFirstSeedWithItsMedian() {
    let figure = figure(percentiles, [cell("plain"), cell("normal")])
    #expect(figure.plot.panels[0].map(\.title) == ["Plain", "Normal"])
    #expect(
      figure.plot.table.rows[1] == [
        "Plain, input of the unit", "Plain", "50", "30.00", "\u{2212}60.00", "60.00",
      ]
    )
    #expect(figure.caption.hasSuffix("Seed 1."))
    #expect(
      figure.plot.caption.contains("median, 15\u{A0}% to 85\u{A0}% quantiles of the examples")
    )
  }

  @Test func otherQuantitiesAreMeansOverLayersAndSeeds() {
    let rows = figure([.drift], [cell("plain")]).plot.table.rows
    // Layers of s and 3 s: 2 s, whose mean over seeds of 10, 20 and 30 is 40; the geometric mean of wide numbers 36.34.
    #expect(rows[0][3] == "36.34")
    #expect(rows.map { $0[2] } == ["0", "50", "80"])
  }

  @Test(arguments: [
    (1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [1, 1, 1, 1, 1]), (6, [3, 3]),
  ])
  func panelsStandInEvenRows(count: Int, rows: [Int]) {
    let quantities = [ProbeQuantity](repeating: .smoothness, count: count)
    #expect(figure(quantities, [cell("plain")]).plot.panels.map(\.count) == rows)
  }

  @Test func theAxisEndsWithTheLastUpdate() {
    #expect(figure([.smoothness], [cell("plain")]).plot.panels[0][0].x.domain == .exact(0...80))
  }

  @Test func theTitleIsOfAllLooksAfterTheFirstUpdate() {
    // Looks at 50 and 80 updates are s + 50 and s + 80 for seeds s of 10 to 50: both networks alike but for a factor of 3 at 0.
    let other = HandMade.cell(
      "normal",
      (1...5).map { seed in
        HandMade.record(
          seed: UInt64(seed),
          probes: [0, 50, 80].map { step in
            let size = Double(step + 10 * seed)
            return ProbeMeasurement(
              step: step,
              quantity: .smoothness,
              value: step == 0 ? 1000 * size : size / 2
            )
          }
        )
      }
    )
    let figure = figure([.smoothness], [cell("plain", seeds: 5), other])
    #expect(figure.plot.title.hasPrefix("Normal has 0.50 times the "))
    #expect(figure.plot.title.hasSuffix(" of Plain (0.50 to 0.50)"))
    #expect(
      figure.caption.contains(
        "Each run counts with its geometric mean over the looks after the first update."
      )
    )
  }

  @Test func looksEverFartherApartAreLogarithmic() throws {
    let steps = [0, 1, 3, 10, 32, 100, 316, 1000]
    let figure = figure([.smoothness], [cell("plain", steps: steps, seeds: 5), cell("normal")])
    let panel = figure.plot.panels[0][0]
    #expect(panel.x.title == "Updates (log scale)")
    let line = try #require(panel.marks.compactMap { $0 as? LineMark }.first)
    #expect(line.points.map(\.x) == [1, 3, 10, 32, 100, 316, 1000])
    // The geometric mean of 10 to 50 is 26.05.
    #expect(figure.caption.contains("Before training, which has no place on the axis"))
    #expect(figure.caption.contains("Plain 26.1"))
    let faults = PlotLint().faults(
      in: figure.plot,
      caption: figure.caption + " " + figure.plot.caption,
      measuring: try SceneRenderer()
    )
    #expect(faults == [], "\(faults)")
  }

  @Test func levelsAreLinesInTheColourOfTheirNetwork() {
    let cells = ["plain", "normal"].flatMap { name in
      [10.0, 20].map { size in
        var cell = cell(name)
        cell.levels = [FactorLevel(key: .batchSize, value: size)]
        return cell
      }
    }
    let series = figure([.drift], cells).plot.series
    #expect(
      series.map(\.name) == [
        "Plain, batch size 10", "Plain, batch size 20", "Normal, batch size 10",
        "Normal, batch size 20",
      ]
    )
    #expect(series[0].style.color == series[1].style.color)
    #expect(series[0].style.color != series[2].style.color)
    #expect(Set(series.map(\.style)).count == 4)
  }

  @Test func layersMayHaveAPanelEach() {
    let cells = [cell("plain"), cell("normal")]
    let palette = NetworkPalette(cells.map(\.network))
    let plot = StepsPlot(
      lines: StepsLine.lines(of: cells, palette),
      quantities: [.drift],
      layers: .all
    ).plot.plot
    #expect(plot.panels[0].map(\.title) == ["Layer 1", "Layer 2"])
    let lines = plot.panels[0].map { $0.marks.compactMap { $0 as? LineMark }[0] }
    // Layer 2 has three times what layer 1 has.
    for (first, second) in zip(lines[0].points, lines[1].points) {
      #expect(abs(second.y / first.y - 3) < 1e-9)
    }
  }

  @Test func noFigureHasFaults() throws {
    let quantities: [ProbeQuantity] = [.smoothness, .drift, .quantile50, .quantile85]
    for plot in [
      figure(percentiles, [cell("plain"), cell("normal")]).plot,
      figure(percentiles, [cell("plain", diverged: true)]).plot,
      figure(quantities, [cell("plain"), cell("normal")]).plot,
      figure(quantities, [cell("plain", steps: [0], seeds: 1)]).plot,
      figure(quantities, [cell("plain", diverged: true)]).plot,
    ] {
      #expect(SceneLint().faults(in: plot.scene(measuring: try SceneRenderer())) == [])
    }
  }
}
