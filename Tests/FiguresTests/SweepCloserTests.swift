import ExperimentSamples
import Experiments
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Figures

/// Levels far from the others, single runs and best rates in figures of sweeps.
@Suite struct SweepCloserTests {
  private func spans(_ values: [Double]) -> [SweepPlot.LevelSpan] {
    values.enumerated().map { .init(level: Double($0), values: $1...$1) }
  }

  @Test(
    arguments: [
      // One level far from four.
      ([0.2, 0.7, 0.8, 0.8, 0.75], [1, 2, 3, 4]),
      // The last two far from four.
      ([0.8, 0.81, 0.79, 0.8, 0.2, 0.1], [0, 1, 2, 3]),
      // Three of five are no two thirds.
      ([0.8, 0.81, 0.79, 0.2, 0.1], nil),
      // Half of the panel is no waste.
      ([0.2, 0.4, 0.6, 0.8, 1.0], nil),
      // Two levels are no majority.
      ([0.1, 0.2, 0.8, 0.81], nil), ([0.1, 0.8, 0.81], nil), ([0.5, 0.5, 0.5, 0.5], nil), ([], nil),
    ] as [([Double], [Double]?)]
  )
  func mostLevelsInAStripHaveAPanel(_ values: [Double], _ closer: [Double]?) {
    #expect(SweepPlot.closerLevels(spans(values)) == closer)
  }

  private func figure(_ levels: [(size: Double, accuracies: [Double])]) -> CaptionedPlot {
    let cells = levels.map { size, accuracies in
      HandMade.cell(
        "plain",
        at: size,
        accuracies.enumerated().map { seed, accuracy in
          HandMade.record(
            seed: UInt64(seed + 1),
            HandMade.epochs(accuracies: [0.1, accuracy]),
            batchSize: Int(size)
          )
        }
      )
    }
    return SweepPlot(
      cells: cells,
      measure: .accuracy(.validation, .running),
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  @Test func theSecondPanelShowsThemByThemselves() {
    let plot = figure([
      (2, [0.2, 0.21]), (4, [0.8, 0.81]), (8, [0.82, 0.83]), (16, [0.81, 0.82]),
    ])
    let panels = plot.plot.panels[0]
    #expect(panels.map(\.title) == ["All levels", "4 to 16"])
    #expect(panels[1].marks.compactMap { $0 as? LineMark }[0].points.map(\.x) == [4, 8, 16])
    #expect(plot.caption.contains("Each panel has its own scale."))
  }

  @Test func aSingleRunHasAnOpenMarker() {
    let plot = figure([(2, [0.7]), (4, [0.8, 0.81])])
    let line = plot.plot.panels[0][0].marks.compactMap { $0 as? LineMark }[0]
    #expect(line.singles == [2])
    #expect(plot.plot.caption.contains("Open markers on a curve: a single run."))
  }

  @Test func batchSizesHaveNoBest() {
    let plot = figure([(2, [0.7, 0.71]), (4, [0.8, 0.81])])
    #expect(plot.plot.panels.joined().flatMap(\.marks).allSatisfy { !($0 is RingMark) })
  }

  @Test func learningRatesHaveTheirBest() throws {
    let results = try FrozenResults.sweep("learning_rate", values: ["0.01", "0.1"])
    let plot = SweepPlot(
      cells: Cell.cells(of: results),
      measure: .accuracy(.test, .running),
      palette: NetworkPalette(results.experiment.networks)
    ).plot.plot
    let rings = plot.panels.joined().flatMap(\.marks).compactMap { $0 as? RingMark }
    let lines = plot.panels[0][0].marks.compactMap { $0 as? LineMark }
    #expect(rings.count == lines.count)
    for (ring, line) in zip(rings, lines) {
      #expect(ring.points.map(\.y) == [line.points.map(\.y).max()])
    }
    #expect(plot.caption.contains("Rings: the best learning rate of each curve."))
  }
}
