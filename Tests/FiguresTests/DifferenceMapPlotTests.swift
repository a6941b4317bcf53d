import CairoDrawing
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct DifferenceMapPlotTests {
  private func cell(_ network: String, _ size: Double, _ momentum: Double, _ values: [Double?])
    -> Cell
  {
    var cell = HandMade.cell(network, at: size, test: values)
    cell.levels.append(FactorLevel(key: .normalizationMomentum, value: momentum))
    cell.study.sweep = [
      Factor(key: .batchSize, values: [10, 20]),
      Factor(key: .normalizationMomentum, values: [0.1, 1]),
    ]
    return cell
  }

  private func figure(_ cells: [Cell], _ measure: Measure = .accuracy(.test, .running))
    -> CaptionedPlot
  {
    DifferenceMapPlot(
      cells: cells,
      measure: measure,
      subject: "normal",
      reference: "plain",
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  private static let diverged: [Double?] = [nil, nil, nil, nil, nil]

  /// At (10, 0.1) five pairs differ by 10 points each; at (10, 1) by +10, −10, +5, −5 and 0; at (20, 0.1) all runs of
  /// `plain` diverged, at (20, 1) two of `normal`, and the others differ by −20 points.
  private var cells: [Cell] {
    [
      cell("plain", 10, 0.1, [0.5, 0.5, 0.5, 0.5, 0.5]),
      cell("plain", 10, 1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]),
      cell("plain", 20, 0.1, Self.diverged),
      cell("plain", 20, 1, [0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]),
      cell("normal", 10, 0.1, [0.6, 0.6, 0.6, 0.6, 0.6]),
      cell("normal", 10, 1, [0.6, 0.4, 0.55, 0.45, 0.5]),
      cell("normal", 20, 0.1, [0.6, 0.6, 0.6, 0.6, 0.6]),
      cell("normal", 20, 1, [0.5, nil, 0.5, nil, 0.5, 0.5, 0.5]),
    ]
  }

  @Test func cellsAreDifferencesOfTheSeedsThatBothHave() throws {
    let panel = figure(cells).plot.panels[0][0]
    let mark = try #require(panel.marks.first as? CellMark)
    // Rows from the largest batch size down.
    #expect(mark.cells.map(\.row) == [1, 1, 0, 0])
    let values = mark.cells.map { $0.value.map { ($0 * 1000).rounded() / 1000 } }
    #expect(values == [10, 0, nil, -20])
    #expect(mark.cells.map(\.isBold) == [true, false, false, true])
    #expect(mark.cells.map(\.failed) == [0, 0, 5, 2])
    #expect(mark.cells.map(\.survivor?.name) == [nil, nil, "Normal, best cell", nil])
    #expect(mark.estimate.words == "mean (n = 5 pairs)")
    #expect(mark.scale.kind == .diverging(midpoint: 0) && !mark.scale.isReversed)
  }

  @Test func theTitleCountsWhereEachIsAhead() {
    #expect(
      figure(cells).plot.title
        == "Normal ahead in 1 of 4 cells, Plain in 1, open in 1; in 1 all runs of Plain diverged"
    )
  }

  @Test func theBestCellOfEachIsOfRunsThatAllFinished() {
    let flags = figure(cells).plot.panels[0][0].marks.compactMap { $0 as? CellFlagMark }
    #expect(flags.compactMap(\.series?.name) == ["Normal, best cell", "Plain, best cell"])
    // Normal has 60 % at (10, 0.1), the first of two alike; plain 70 % at (20, 1).
    #expect(flags[1].places == [CellFlagMark.Place(row: 0, column: 1)])
  }

  @Test func lessIsBetterForALoss() throws {
    let figure = figure(cells, .loss(.test, .running))
    let mark = try #require(figure.plot.panels[0][0].marks.first as? CellMark)
    #expect(mark.scale.isReversed)
    // The made-up loss is the number of the accuracy: where it is larger, the network is behind.
    #expect(figure.plot.title.hasPrefix("Normal ahead in 1 of 4 cells, Plain in 1, open in 1"))
    #expect(mark.definition?.contains("vermillion above, blue below") == true)
  }

  @Test func theCaptionSaysWhatBoldAndOnlyMean() {
    #expect(
      figure(cells).plot.caption.contains(
        "Where a number is bold, its 95\u{A0}% interval does not hold 0."
      )
    )
    #expect(
      figure(cells).plot.caption.contains(
        "“only” and a marker: of the other side all runs diverged."
      )
    )
  }

  @Test func noFigureHasFaults() throws {
    for measure in [Measure.accuracy(.test, .running), .loss(.test, .running), .trains] {
      let figure = figure(cells, measure)
      let faults = PlotLint().faults(
        in: figure.plot,
        caption: figure.caption + " " + figure.plot.caption,
        measuring: try SceneRenderer()
      )
      #expect(faults == [], "\(measure): \(faults)")
    }
  }
}
