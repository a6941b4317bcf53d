import Drawing
import Plotting
import TestSupport
import Testing

@Suite struct PlotWordsTests {
  private let series = Series("Batch norm", style: .numbered(1))
  private let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 3...3)

  private func plot(_ runs: [[Double]]) -> Plot {
    Plot(
      title: "It falls",
      panels: [
        [
          Panel(
            "Validation loss",
            x: .epochs(through: 1),
            y: Axis("Loss"),
            marks: [
              RunsMark(
                series,
                runs.map { $0.enumerated().map { DataPoint(x: Double($0), y: $1) } }
              ),
              BandMark(
                series,
                [
                  IntervalPoint(x: 0, y: 2, lower: 1.9, upper: 2.1),
                  IntervalPoint(x: 1, y: 0.5, lower: 0.4, upper: 0.6),
                ],
                interval: interval
              ),
              LineMark(series, [DataPoint(x: 0, y: 2), DataPoint(x: 1, y: 0.5)]),
            ]
          )
        ]
      ]
    )
  }

  @Test func rowsSayTheirNamesInTheTable() {
    let plot = Plot(
      title: "Effects",
      panels: [
        [
          Panel(
            x: Axis("Effect (units)"),
            y: .rows([
              AxisRow("Speed: first", note: "yes"), AxisRow("second", continues: true),
            ]),
            marks: [
              EffectMark(
                series,
                [.init(row: 0, value: 2, ends: 1...3), .init(row: 1, value: -1)],
                definition: "Bars."
              )
            ]
          )
        ]
      ]
    )
    #expect(plot.table.columns == ["Panel", "Series", "Row", "Value", "Lower", "Upper"])
    #expect(
      plot.table.rows == [
        ["Effect", "Batch norm", "Speed: first", "2.000", "1.000", "3.000"],
        ["Effect", "Batch norm", "Speed: second", "\u{2212}1.000", "", ""],
      ]
    )
  }

  /// Pages find the row of the table under the pointer by it.
  @Test func everyRowOfTheTableHasItsPlaceInTheScene() {
    func places(_ nodes: [Node]) -> [Point?] {
      nodes.flatMap { node -> [Point?] in
        guard case .group(let group) = node else { return [] }
        return group.places + places(group.nodes)
      }
    }
    for figure in ExampleFigures.plots {
      let found = places(figure.plot.scene(measuring: FixedAdvanceMeasurer()).nodes)
      #expect(found.count == figure.plot.table.rows.count, "\(figure.name)")
    }
    let two = plot([])
    let found = places(two.scene(measuring: FixedAdvanceMeasurer()).nodes).compactMap(\.self)
    // From 2 at epoch 0 down to 0.5 at 1.
    #expect(found.count == 2 && found[0].x < found[1].x && found[0].y < found[1].y)
  }

  @Test func theCaptionDefinesEveryKindOfMarkOnce() {
    #expect(
      plot([[2, 0.4], [2, 0.5], [2, 0.6]]).caption
        == "Thin lines are single seeds. Line and band show the mean and its pointwise 95\u{A0}% t-interval (n = 3 seeds)."
    )
  }

  @Test func theCaptionCountsRunsThatStoppedBeingFinite() {
    #expect(
      plot([[2, .nan], [2, 0.5], [2, .infinity]]).caption.hasSuffix(
        "Batch norm: 2 of 3 curves stopped being finite; a cross marks the last finite value, if there is one."
      )
    )
  }

  @Test func theAlternativeIsTheFindingAndTheMeasure() {
    #expect(plot([]).alternativeText == "It falls.")
    var measured = plot([])
    measured.subtitle = "Loss after each epoch"
    #expect(measured.alternativeText == "It falls. Loss after each epoch.")
  }

  /// 150 characters is what a screen reader says in one go; the finding comes first and ends at a word.
  @Test func theAlternativeHasAtMost150Characters() {
    var long = plot([])
    long.title =
      "The loss falls " + [String](repeating: "and falls", count: 20).joined(separator: " ")
    long.subtitle = "Loss after each epoch"
    let alternative = long.alternativeText
    #expect(alternative.unicodeScalars.count <= 150 && alternative.hasSuffix("and falls and…"))
    // With the measure it would have 156.
    long.title = String(repeating: "abcd ", count: 26) + "end"
    #expect(long.alternativeText == long.title + ".")
  }

  @Test func theTableJoinsMarksOfOneSeries() {
    #expect(
      plot([]).table
        == PlotTable(
          columns: ["Panel", "Series", "Epoch", "Value", "Lower", "Upper"],
          rows: [
            ["Validation loss", "Batch norm", "0", "2.000", "1.900", "2.100"],
            ["Validation loss", "Batch norm", "1", "0.5000", "0.4000", "0.6000"],
          ]
        )
    )
  }
}
