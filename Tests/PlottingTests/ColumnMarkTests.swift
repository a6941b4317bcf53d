import Drawing
import Testing

@testable import Plotting

@Suite struct ColumnMarkTests {
  private let series = Series("S", style: .numbered(1))
  private let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5)

  @Test func aColumnStandsOnZeroInTheMiddleOfItsBand() {
    let mark = ColumnMark(series, [.init(x: 0, value: 40, ends: 30...50)], interval: interval)
    let shapes = outlines(mark.nodes(in: .twoCategories))
    // The band runs from 0 to 50; a column fills 0.72 of it.
    #expect(shapes[0] == "M7 60L43 60L43 100L7 100Z" && shapes[1] == shapes[0])
    #expect(shapes[2] == "M25 70L25 50M22.8 70L27.2 70M22.8 50L27.2 50")
  }

  @Test func columnsOfOneBandShareItWithoutTouching() {
    let marks = (0..<2).map {
      ColumnMark(
        series,
        [.init(x: 1, value: 100)],
        estimate: Estimate(sampleCount: 5...5),
        place: Dodge($0, of: 2)
      )
    }
    let first = outlines(marks[0].nodes(in: .twoCategories))[0]
    let second = outlines(marks[1].nodes(in: .twoCategories))[0]
    #expect(first == "M57.5 0L74.5 0L74.5 100L57.5 100Z")
    #expect(second == "M75.5 0L92.5 0L92.5 100L75.5 100Z")
  }

  @Test func aColumnCanStandOnAnotherValue() {
    let mark = ColumnMark(
      series,
      [.init(x: 0, value: 40, base: 60, label: "−20")],
      estimate: Estimate(sampleCount: 1...1)
    )
    let nodes = mark.nodes(in: .twoCategories)
    #expect(outlines(nodes)[0] == "M7 40L43 40L43 60L7 60Z")
    #expect(texts(nodes).map(\.position) == [Point(x: 25, y: 37)])
  }

  @Test func axesOfColumnsHaveZero() {
    let mark = ColumnMark(series, [.init(x: 0, value: 40)], interval: interval)
    #expect(mark.extent.contains(DataPoint(x: 0, y: 0)))
  }

  @Test func theCaptionSaysWhatWhiskersAre() {
    #expect(
      ColumnMark(series, [], interval: interval).definition
        == "Columns and whiskers: mean, 95\u{A0}% t-interval, n = 5 seeds."
    )
    #expect(
      ColumnMark(series, [], estimate: Estimate(.median, sampleCount: 3...5)).definition
        == "Columns: median, n = 3 to 5 seeds."
    )
  }

  @Test(arguments: 2...5)
  func columnsOfTwoSeriesDifferWithoutColour(number: Int) {
    func look(_ number: Int) -> [Double] {
      let nodes = ColumnMark(
        Series("S", style: .numbered(number)),
        [.init(x: 0, value: 40)],
        interval: interval
      ).nodes(in: .twoCategories)
      // The opacity of the fill, and the length of the hatches.
      return [
        shapes(nodes)[1].fill?.opacity ?? 0, Double(shapes(nodes).last?.path.corners.count ?? 0),
      ]
    }
    for other in 1..<number { #expect(look(other) != look(number)) }
  }

  @Test func whatIsNotFiniteIsNotDrawn() {
    let mark = ColumnMark(series, [.init(x: 0, value: .nan)], interval: interval)
    #expect(mark.nodes(in: .twoCategories) == [])
  }
}
