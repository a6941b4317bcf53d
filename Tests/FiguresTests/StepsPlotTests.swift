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
