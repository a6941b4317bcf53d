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

@Suite struct CorrectionsPlotTests {
  private func reading(
    _ title: String,
    _ measure: Measure = .accuracy(.test, .running),
    seeds: Int? = nil,
    printed: PrintedNumbers? = nil
  ) -> Correction {
    Correction(
      title: title,
      subject: HandMade.side("normal"),
      reference: HandMade.side("plain"),
      measure: measure,
      seeds: seeds,
      printed: printed
    )
  }

  private func figure(
    _ readings: [Correction],
    normal: [Double?] = [0.875, 0.9375, 0.9375],
    plain: [Double?] = [0.75, 0.875, 0.75]
  ) -> CaptionedPlot {
    let cells = [HandMade.cell("normal", test: normal), HandMade.cell("plain", test: plain)]
    return CorrectionsPlot(
      readings,
      datasets: ["mnist"],
      cells: cells,
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  private func rows(_ plot: Plot, panel: Int) -> [[String]] {
    let name = plot.panels[0][panel].x.title.prefix { $0 != "(" }
    return plot.table.rows.filter { name.hasPrefix($0[0]) }.map { Array($0.dropFirst()) }
  }

  @Test func onlySeedsThatBothWereRunWithAreRead() {
    // Seeds 1 to 3 of both: 0.875, 0.9375 and 0.9375 against 0.75, 0.875 and 0.75.
    let reading = CorrectionReading(
      reading("More of one"),
      cells: [
        HandMade.cell("normal", test: [0.875, 0.9375, 0.9375, 0, 0]),
        HandMade.cell("plain", test: [0.75, 0.875, 0.75]),
      ]
    )
    #expect(reading.subject == [0.875, 0.9375, 0.9375])
    #expect(reading.differences == [0.125, 0.0625, 0.1875])
    #expect(reading.seeds == 3 && reading.lost == 0)
  }

  @Test func theTitleSaysWhatTheCorrectionsMakeOfTheDifference() {
    let plot = figure([reading("First", seeds: 1), reading("All seeds")]).plot
    // 12.5 points, then the mean of 12.5, 6.25 and 18.75.
    #expect(
      plot.title
        == "Normal against Plain: +12.50\u{A0}points in one run as read first, +12.50\u{A0}points in 3 runs after 1 correction"
    )
    #expect(
      rows(plot, panel: 1) == [
        ["Difference", "First", "12.50", "", ""],
        ["Difference", "All seeds", "12.50", "6.250", "18.75"],
      ]
    )
  }

  @Test func aRunThatDivergedTakesItsPairWithIt() {
    let captioned = figure([reading("All")], normal: [0.875, nil, 0.9], plain: [0.75, 0.8, nil])
    #expect(rows(captioned.plot, panel: 1) == [["Difference", "All", "12.50", "", ""]])
    #expect(captioned.caption.hasSuffix("Runs without a number are not drawn: All, 2."))
  }

  @Test func printedNumbersAreShownForTheirDataSetOnly() {
    for (dataset, isShown) in [("mnist", true), ("fashion-mnist", false)] {
      let printed = PrintedNumbers(
        dataset: dataset,
        subject: 0.9889,
        reference: 0.9697
      )
      let caption = figure([reading("First", printed: printed)]).plot.caption
      #expect(caption.contains("Open markers are the numbers that were printed.") == isShown)
    }
  }

  @Test func noFigureHasFaults() throws {
    let printed = PrintedNumbers(
      dataset: "mnist",
      subject: 0.9889,
      reference: 0.9697
    )
    let many = (0..<12).map { reading("A reading with a long title, number \($0) of them all") }
    for plot in [
      figure([reading("First", seeds: 1, printed: printed), reading("All seeds")]).plot,
      figure([reading("All")], normal: [nil, nil], plain: [nil, nil]).plot,
      figure([reading("All")], normal: [0.5], plain: [0.9]).plot,
      figure(many).plot,
    ] {
      #expect(SceneLint().faults(in: plot.scene(measuring: try SceneRenderer())) == [])
    }
  }
}
