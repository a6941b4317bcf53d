import CairoDrawing
import Drawing
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Figures

@Suite struct LearningCurvesPlotTests {
  /// A network whose losses and accuracies before training and after each epoch are given, a little larger for each seed.
  private func cell(
    _ name: String = "plain",
    losses: [Double] = [2.3, 0.6, 0.5, 0.45],
    accuracies: [Double] = [0.1, 0.8, 0.84, 0.85],
    seeds: Int = 3,
    diverged: Bool = false
  ) -> Cell {
    var cell = HandMade.cell(
      name,
      at: 10,
      (1...seeds).map { seed in
        HandMade.record(
          seed: UInt64(seed),
          HandMade.epochs(
            training: losses.map { $0 + 0.01 * Double(seed) },
            accuracies: accuracies.map { $0 + 0.001 * Double(seed) }
          ),
          diverged: diverged
        )
      }
    )
    cell.levels = []
    return cell
  }

  private func plot(_ cells: [Cell]) -> CaptionedPlot {
    LearningCurvesPlot(cells: cells, palette: NetworkPalette(cells.map(\.network))).plot
  }

  private func lines(_ plot: CaptionedPlot) -> [LineMark] {
    plot.plot.panels.joined().flatMap(\.marks).compactMap { $0 as? LineMark }
  }

  @Test func chanceIsLeftOutWhereItWouldEmptyThePanels() {
    let plot = plot([cell()])
    #expect(lines(plot).allSatisfy { $0.points.map(\.x) == [1, 2, 3] })
    // Without 2.3 the losses differ by less than a factor: their axis is linear.
    #expect(plot.plot.panels[0][0].y.scale == .linear)
    // Seeds 1 to 3 add 0.01 to 0.03 and 0.001 to 0.003.
    #expect(
      plot.caption.contains(
        "The curves begin after the first epoch; before training there was a loss of 2.310 to 2.330, an accuracy of 10.1 to 10.3\u{A0}%."
      )
    )
  }

  @Test func aTimeToAnAccuracyIsShownByCurvesThatPassIt() {
    // After the first epoch, where the curves begin, the mean is 80.2 %.
    let cells = [cell()]
    let curves = LearningCurvesPlot(cells: cells, palette: NetworkPalette(cells.map(\.network)))
    #expect(curves.begins(below: 0.81))
    #expect(!curves.begins(below: 0.8))
  }

  @Test func oneEpochIsACurveFromItsStart() {
    let plot = plot([cell(losses: [2.3, 0.6], accuracies: [0.1, 0.8])])
    #expect(lines(plot).allSatisfy { $0.points.map(\.x) == [0, 1] })
    #expect(!plot.caption.contains("begin after the first epoch"))
  }

  @Test func aStartCloseToTheRestIsDrawn() {
    // From 2.3 to 1.6 in even steps, from 10 % to 40 %.
    let plot = plot([cell(losses: [2.3, 2.1, 1.9, 1.6], accuracies: [0.1, 0.2, 0.3, 0.4])])
    #expect(lines(plot).allSatisfy { $0.points.map(\.x) == [0, 1, 2, 3] })
  }

  @Test func aNetworkThatDivergedInTheFirstEpochKeepsItsStart() throws {
    let plot = plot([cell(), cell("normal", losses: [2.3], accuracies: [0.1], diverged: true)])
    #expect(lines(plot).allSatisfy { $0.points.map(\.x) == [0, 1, 2, 3] })
  }

  @Test(
    arguments: [
      ([2.3], [0.5, 0.6], true), ([2.3], [0.5, 2.0], false), ([0.1], [0.8, 0.9], true),
      ([0.1], [0.2, 0.9], false), ([], [0.5], false), ([2.3], [], false), ([.nan], [1], false),
    ] as [([Double], [Double], Bool)]
  )
  func farIsMoreThanMostOfTheRange(_ first: [Double], _ others: [Double], _ isApart: Bool) {
    #expect(CurveStart.isApart(first, from: others, isLogarithmic: false) == isApart)
  }

  @Test func noFigureHasFaults() throws {
    let renderer = try SceneRenderer()
    for cells in [[cell()], [cell(), cell("normal", losses: [2.3, 0.5, 0.4, 0.3])]] {
      let figure = plot(cells)
      let faults = PlotLint().faults(
        in: figure.plot,
        caption: figure.caption + " " + figure.plot.caption,
        measuring: renderer
      )
      #expect(faults == [])
    }
  }
}
