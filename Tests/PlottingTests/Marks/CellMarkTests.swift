import Drawing
import Foundation
import TestSupport
import Testing

@testable import Plotting

@Suite struct CellMarkTests {
  /// Two by two cells of 50 points, the first row on top.
  private var frame: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisScale(.linear, domain: -0.5...1.5, from: 0, to: 100),
      y: AxisScale(.linear, domain: -0.5...1.5, from: 0, to: 100),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }

  private func mark(_ cells: [CellMark.Cell], _ axis: Axis = Axis("Accuracy")) -> CellMark {
    CellMark(cells, scale: ColorScale(axis), estimate: PointEstimate(.mean, sampleCount: 5...5))
  }

  private let two: [CellMark.Cell] = [
    .init(row: 0, column: 0, value: 0), .init(row: 1, column: 1, value: 1),
  ]

  @Test func aCellFillsItsPlaceButForTheGap() {
    let areas = shapes(mark(two).nodes(in: frame)).map { $0.path.svgData(places: 3) }
    #expect(areas[0] == "M0.375 0.375L49.625 0.375L49.625 49.625L0.375 49.625Z")
    #expect(areas[1] == "M50.375 50.375L99.625 50.375L99.625 99.625L50.375 99.625Z")
  }

  @Test func coloursAndInkFollowTheValues() {
    let nodes = mark(two).nodes(in: frame)
    #expect(
      shapes(nodes).map(\.fill) == [Paint(fixed: RGB(0x440154)), Paint(fixed: RGB(0xFDE725))]
    )
    #expect(
      texts(nodes).map(\.style.paint) == [Paint(fixed: RGB(0xFFFFFF)), Paint(fixed: RGB(0x000000))]
    )
  }

  @Test func cellsOfOneColourAreOneShape() {
    let cells = (0..<4).map { CellMark.Cell(row: $0 / 2, column: $0 % 2, value: 7) }
    #expect(shapes(mark(cells).nodes(in: frame)).count == 1)
  }

  @Test func numbersStandInTheMiddleOfTheirCells() {
    let runs = texts(mark(two).nodes(in: frame))
    #expect(runs.map(\.string) == ["0", "1"])
    #expect(runs[0].position.x == 25 && runs[0].anchor == .middle)
  }

  @Test func numbersStandInAllCellsOrInNone() {
    let cells = two + [CellMark.Cell(row: 0, column: 1, value: -123_456_789.25)]
    #expect(texts(mark(cells).nodes(in: frame)) == [])
  }

  @Test func numbersHaveOnePrecision() {
    let values = [0.1, 0.52, 0.979]
    let cells = values.enumerated().map {
      CellMark.Cell(row: $0 / 2, column: $0 % 2, value: $1)
    }
    let runs = texts(mark(cells, Axis("A", format: .percent)).nodes(in: frame))
    #expect(runs.map(\.string) == ["10.0", "52.0", "97.9"])
  }

  @Test func bothSignsAreWritten() {
    let cells = [-2.5, 1.25].enumerated().map { CellMark.Cell(row: 0, column: $0, value: $1) }
    #expect(texts(mark(cells).nodes(in: frame)).map(\.string) == ["−2.50", "+1.25"])
  }

  @Test func decadesHaveTwoDigits() {
    let cells = [2.5e-9, 0.013, 140].enumerated().map {
      CellMark.Cell(row: $0 / 2, column: $0 % 2, value: $1)
    }
    let runs = texts(mark(cells, Axis("G", scale: .logarithmic(base: 10))).nodes(in: frame))
    #expect(runs.map(\.string) == ["2.5·10⁻⁹", "0.013", "140"])
  }

  @Test func aCellWhoseRunsAllFailedIsCrossedAndOneNotMeasuredIsHatched() {
    let cells: [CellMark.Cell] = [
      .init(row: 0, column: 0, value: .nan, failed: 5), .init(row: 0, column: 1, value: nil),
      .init(row: 1, column: 0, value: 3, failed: 2),
    ]
    let mark = mark(cells)
    let nodes = mark.nodes(in: frame)
    // One colour, hatches, outlines, the large cross and the small one.
    #expect(shapes(nodes).count == 5)
    #expect(shapes(nodes).compactMap(\.fill).count == 1)
    #expect(
      mark.definition
        == "Cells show the mean (n = 5 seeds). In no value: 7 runs that diverged; a small cross marks cells of which some did, "
        + "a large one those of which all did. Hatched cells: not measured."
    )
    #expect(mark.colors?.failure == "diverged" && mark.colors?.hasGaps == true)
  }

  @Test func everyStateOfACellIsTold() {
    let mark = mark([
      .init(row: 0, column: 0, value: 1, failed: 1),
      .init(row: 0, column: 1, value: nil, failed: 2, shortfall: .init(reached: 1, all: 5)),
      .init(row: 1, column: 0, value: nil, failed: 5), .init(row: 1, column: 1, value: nil),
    ])
    #expect(texts(mark.nodes(in: frame)).map(\.string) == ["1", "1/5"])
    #expect(mark.colors?.hasLosses == true && mark.colors?.hasShortfalls == true)
    #expect(mark.colors?.failure == "diverged" && mark.colors?.hasGaps == true)
    #expect(mark.definition?.contains("Cells with k/n have no mean") ?? false)
  }

  @Test func panelsShareTheWordsForTheirCells() {
    let panels = [1, 2].map { failed in
      Panel(
        "\(failed)",
        x: .ordinal([1], title: "Layers"),
        y: .ordinal([1], title: "Rate"),
        marks: [mark([.init(row: 0, column: 0, value: 0.5, failed: failed)])]
      )
    }
    let caption = Plot(title: "T", panels: [panels]).caption
    #expect(caption.components(separatedBy: "Cells show the mean").count == 2)
    #expect(caption.contains("3 runs that diverged"))
  }

  @Test func theTableNamesRowsAndColumns() {
    let plot = Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: .ordinal([2, 50], title: "Layers"),
            y: .categories(["none", "BN"], title: "Network"),
            marks: [
              mark(
                [
                  .init(row: 1, column: 1, value: 0.875, ends: 0.85...0.9),
                  .init(row: 0, column: 0, value: nil, failed: 1),
                ],
                Axis("Accuracy", format: .percent)
              )
            ]
          )
        ]
      ]
    )
    #expect(
      plot.table
        == PlotTable(
          columns: ["Panel", "Network", "Layers", "Value", "Lower", "Upper"],
          rows: [
            ["Accuracy", "none", "2", "—", "", ""],
            ["Accuracy", "BN", "50", "87.50\u{202F}%", "85.00\u{202F}%", "90.00\u{202F}%"],
          ]
        )
    )
  }

  /// Values that break naive plots: nothing, one point, no finite value, the largest and the smallest numbers.
  private static let hostileLists: [[Double]] = [
    [], [1], [.nan], [.nan, .nan], [.infinity, -.infinity], [1e308, -1e308],
    [.leastNonzeroMagnitude, 1], [0, 0], [-1, -1e-300], [1e99, -1e99], [.greatestFiniteMagnitude],
    [1, 2, 3, 4, 5, 6, .nan],
  ]

  @Test(
    arguments: CellMarkTests.hostileLists,
    [Axis.Scale.linear, .logarithmic(base: 10), .symmetricLogarithmic]
  )
  func everyHeatmapMakesAFiniteScene(values: [Double], scale: Axis.Scale) {
    let cells = CellMark(
      values.enumerated().map { .init(row: $0 % 2, column: $0 / 2 % 2, value: $1) },
      scale: ColorScale(Axis("c", scale: scale)),
      estimate: PointEstimate(sampleCount: 1...1)
    )
    let categories = Axis.categories(["a", "b"])
    let plot = Plot(title: "T", panels: [[Panel(x: categories, y: categories, marks: [cells])]])
    let scene = plot.scene(measuring: FixedAdvanceMeasurer())
    #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 })
    #expect(!plot.caption.isEmpty && !plot.table.columns.isEmpty)
    #expect(!scene.svg(idPrefix: "t").contains("nan") && !scene.svg(idPrefix: "t").contains("inf"))
  }
}
