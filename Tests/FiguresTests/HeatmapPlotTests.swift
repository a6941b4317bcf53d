import CairoDrawing
import Drawing
import Faults
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct HeatmapPlotTests {
  /// Runs at a batch size, and at a momentum of the running statistics where one is given.
  private func cell(
    _ network: String,
    _ size: Double,
    _ momentum: Double? = nil,
    accuracies: [Double?]
  ) -> Cell {
    var cell = HandMade.cell(network, at: size, test: accuracies)
    if let momentum {
      cell.levels.append(FactorLevel(key: .normalizationMomentum, value: momentum))
    }
    cell.study.sweep =
      [Factor(key: .batchSize, values: [20, 10])]
      + (momentum == nil ? [] : [Factor(key: .normalizationMomentum, values: [0.1, 1, 0.5])])
    return cell
  }

  private func figure(_ cells: [Cell], _ measure: Measure = .accuracy(.test, .running))
    -> CaptionedPlot
  {
    HeatmapPlot(cells: cells, measure: measure).plot
  }

  private func marks(_ panel: Panel) -> [CellMark] { panel.marks.compactMap { $0 as? CellMark } }

  @Test func rowsAreNetworksAndColumnsLevelsInAscendingOrder() {
    let panel = figure([
      cell("plain", 20, accuracies: [0.6, 0.8]), cell("plain", 10, accuracies: [0.5]),
      cell("normal", 10, accuracies: [0.9]), cell("normal", 20, accuracies: [nil]),
    ]).plot.panels[0][0]
    #expect(panel.y.categories == ["Plain", "Normal"])
    #expect(panel.x.categories == ["10", "20"])
    let cells = marks(panel)[0].cells
    #expect(cells.map(\.row) == [0, 0, 1, 1])
    #expect(cells.map(\.column) == [1, 0, 0, 1])
    #expect(cells.map(\.value) == [0.7, 0.5, 0.9, nil])
    #expect(cells.map(\.failed) == [0, 0, 0, 1])
    #expect(marks(panel)[0].estimate.words == "mean (n = 1 to 2 seeds)")
  }

  @Test func twoFactorsHaveOnePanelANetwork() {
    let cells = ["plain", "normal"].flatMap { network in
      [10.0, 20].flatMap { size in
        [0.1, 0.5, 1].map { cell(network, size, $0, accuracies: [size * $0 / 100]) }
      }
    }
    let panels = figure(cells).plot.panels[0]
    #expect(panels.map(\.title) == ["Plain", "Normal"])
    // The largest level of the first factor is at the top.
    #expect(panels[0].y.categories == ["20", "10"])
    #expect(panels[0].x.categories == ["0.1", "0.5", "1"])
    #expect(marks(panels[0])[0].cells.first { $0.row == 0 && $0.column == 2 }?.value == 0.2)
  }

  @Test func theTitleNamesTheSmallestAndTheLargestMean() {
    let figure = figure([
      cell("plain", 10, 0.1, accuracies: [0.25]), cell("plain", 20, 1, accuracies: [0.75]),
    ])
    #expect(
      figure.plot.title
        == "Test accuracy, one run of each: highest at batch size 20 and batch norm momentum 1 and lowest at batch size 10 and batch norm momentum 0.1, 50.0 points apart"
    )
  }

  @Test func theShorterTitleStillSaysWhatIsMeasured() {
    let figure = figure([
      cell("plain", 10, accuracies: [0.25]), cell("plain", 20, accuracies: [0.75]),
    ])
    #expect(
      figure.finding.titles[1]
        == "Test accuracy: 50.0 points between batch size 20 and batch size 10 (one run of each)"
    )
    #expect(
      figure.finding.titles.last
        == "Test accuracy: the cells, of few runs each, span 50.0 points"
    )
  }

  /// The number of a gap means something only beside 0.
  @Test func aGapHasColoursToBothSides() {
    let cells = [
      HandMade.cell(
        "plain",
        at: 10,
        [
          HandMade.record(
            test: 0.5,
            evaluations: [
              FinalEvaluation(
                split: .test,
                statistics: .batch,
                measurement: Measurement(loss: 1, accuracy: 0.4, count: 10)
              )
            ]
          )
        ]
      )
    ].map { cell -> Cell in
      var cell = cell
      cell.study.sweep = [Factor(key: .batchSize, values: [10])]
      return cell
    }
    let mark = marks(figure(cells, .statisticsGap(.batch)).plot.panels[0][0])[0]
    #expect(mark.scale.kind == .diverging(midpoint: 0))
    #expect(abs((mark.cells[0].value ?? 0) + 0.1) < 1e-12)
  }

  @Test func noFigureHasFaults() throws {
    let some = [
      cell("plain", 20, accuracies: [0.6, 0.8]), cell("plain", 10, accuracies: [nil]),
      cell("normal", 10, accuracies: [0.9]), cell("normal", 20, accuracies: [nil, 0.5]),
    ]
    let none = [cell("plain", 10, accuracies: [nil]), cell("normal", 20, accuracies: [nil])]
    for cells in [some, none] {
      let scene = figure(cells).plot.scene(measuring: try SceneRenderer())
      #expect(SceneLint().faults(in: scene) == [])
    }
  }
}
