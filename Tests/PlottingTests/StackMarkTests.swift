import Drawing
import Testing

@testable import Plotting

@Suite struct StackMarkTests {
  private let first = Series("A", style: .numbered(1))
  private let second = Series("B", style: .numbered(2))

  private var mark: StackMark {
    StackMark(
      parts: ["forward", "backward"],
      [
        .init(x: 0, series: first, values: [10, 20], ends: 28...32),
        .init(x: 1, series: second, values: [20, 50]),
      ],
      interval: Interval(.mean, .tInterval(level: 0.95), sampleCount: 9...9, unit: "blocks")
    )
  }

  @Test func partsLieOnEachOther() {
    let shapes = outlines(mark.nodes(in: .twoCategories))
    // The background of a column, then its parts from the bottom.
    #expect(shapes[1] == "M7 90L43 90L43 100L7 100Z")
    #expect(shapes[2] == "M7 70L43 70L43 90L7 90Z")
  }

  @Test func aColumnHasTheColourOfItsSeriesAndItsPartsDifferInLightness() {
    let fills = shapes(mark.nodes(in: .twoCategories)).compactMap(\.fill)
    #expect(
      fills == [
        Paint(.background), Paint(.series1, opacity: 0.85), Paint(.series1, opacity: 0.5),
        Paint(.background), Paint(.series2, opacity: 0.85), Paint(.series2, opacity: 0.5),
      ]
    )
  }

  @Test func theTableHasThePartsAndTheSums() {
    #expect(
      Array(mark.records.prefix(3)) == [
        MarkRecord(x: 0, y: 10, name: "forward"), MarkRecord(x: 0, y: 20, name: "backward"),
        MarkRecord(x: 0, y: 30, lower: 28, upper: 32, name: "sum"),
      ]
    )
    #expect(mark.extent.contains(DataPoint(x: 1, y: 70)))
  }

  @Test func namesStandAtTheHeightsOfThePartsOfTheLastColumn() {
    let runs = texts(mark.marginNodes(in: .twoCategories))
    #expect(runs.map(\.string) == ["backward", "forward"])
    let middle = Frame.square.lettering.middle(Frame.square.lettering.note)
    #expect(runs.map { $0.position.y - middle } == [55, 90])
    #expect(runs.allSatisfy { $0.position.x >= 100 })
  }

  @Test func aColumnWithAPartThatIsNoLengthIsNotDrawn() {
    for value in [Double.nan, -1, .infinity] {
      let mark = StackMark(
        parts: ["a", "b"],
        [.init(x: 0, series: first, values: [1, value])],
        interval: Interval(.mean, .range, sampleCount: 1...1)
      )
      #expect(mark.nodes(in: .twoCategories) == [] && mark.marginLabels == [])
      #expect(mark.records.last?.y?.isNaN == true)
    }
  }
}
