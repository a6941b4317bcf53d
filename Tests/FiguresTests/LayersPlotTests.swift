import CairoDrawing
import Drawing
import Foundation
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct LayersPlotTests {
  /// Runs of a network of six hidden layers, whose squared gradient changes by a factor a layer.
  private func cell(
    _ name: String,
    factor: Double,
    normalization: Normalization = .none,
    seeds: Int = 5,
    diverged: Bool = false
  ) -> Cell {
    let network = NetworkConfiguration(
      layers: [4, 3, 3, 3, 3, 3, 3, 2],
      activation: .relu,
      normalization: normalization
    )
    let records = (1...seeds).map { seed in
      HandMade.record(
        seed: UInt64(seed),
        probes: [0, 10].flatMap { step in
          (1...6).map { layer in
            ProbeMeasurement(
              step: step,
              quantity: .gradientSquare,
              layer: layer,
              value: 1e-4 * pow(factor, Double(6 - layer)) * (1 + 0.01 * Double(seed))
            )
          }
        },
        diverged: diverged
      )
    }
    return Cell(
      study: HandMade.study(),
      network: Network(name: name, title: name.capitalized, configuration: network),
      levels: [],
      runs: records.map(MeasuredRun.init)
    )
  }

  private func figure(_ cells: [Cell], steps: [Int] = [0, 10]) -> CaptionedPlot {
    LayersPlot(
      cells: cells,
      quantity: .gradientSquare,
      steps: steps.map(LayersStep.after),
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  private var cells: [Cell] {
    [
      cell("plain", factor: 1.0 / 6), cell("normal", factor: 1.47, normalization: .batch()),
    ]
  }

  @Test func layersAreCountedFromTheOutput() {
    let rows = figure(cells).plot.table.rows.filter {
      $0[1] == "Plain" && $0[0].hasPrefix("Before")
    }
    #expect(rows.first?[2] == "0" && rows.last?[2] == "5")
    // The geometric mean of 1.01 to 1.05 is 1.0299, one sixth of it 0.17165.
    #expect(rows[0][3] == "1.03·10⁻⁴")
    #expect(rows[1][3] == "1.716·10⁻⁵" || rows[1][3] == "1.717·10⁻⁵")
  }

  @Test func theoryStandsBeforeTrainingAndAmongTheFactors() throws {
    let figure = figure(cells)
    let theories = figure.plot.panels[0].map { $0.marks.compactMap { $0 as? TheoryMark } }
    #expect(theories.map(\.count) == [2, 0, 2])
    #expect(Set(theories.joined().compactMap(\.series?.name)) == ["Theory"])
    #expect(
      figure.caption.contains("The factor a layer in theory: Plain ×\u{A0}1/6, Normal ×\u{A0}1.47.")
    )
    // π/(π − 1) and 1/6.
    let ends = theories[2].map { $0.points[0].y }.sorted()
    #expect((ends[0] - 1.0 / 6).magnitude < 1e-9 && (ends[1] - 1.466_942).magnitude < 1e-6)
  }

  @Test func theLastPanelHasTheFactorsOfEveryStep() throws {
    let panel = try #require(figure(cells).plot.panels[0].last)
    #expect(panel.x.categories == ["0", "10"])
    let lines = panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.series?.name) == ["Plain", "Normal"])
    for (line, factor) in zip(lines, [1.0 / 6, 1.47]) {
      #expect(line.points.allSatisfy { ($0.y / factor - 1).magnitude < 1e-9 })
    }
  }

  @Test func stepsThatNoRunReachedAreSaid() {
    let figure = figure(cells, steps: [0, 10, 50])
    // Two steps, and the factors.
    #expect(figure.plot.panels[0].count == 3)
    #expect(figure.caption.hasSuffix("No run was looked at after 50 updates."))
  }

  @Test func noFigureHasFaults() throws {
    for plot in [
      figure(cells).plot, figure(cells, steps: [0]).plot,
      figure([cell("plain", factor: 1, seeds: 1)], steps: [0, 10]).plot,
      figure([cell("plain", factor: 1, diverged: true)]).plot,
      figure(cells, steps: [50]).plot,
    ] {
      let faults = SceneLint().faults(in: plot.scene(measuring: try SceneRenderer()))
      #expect(faults == [])
    }
  }
}
