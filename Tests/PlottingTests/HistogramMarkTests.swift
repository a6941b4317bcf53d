import Drawing
import Testing

@testable import Plotting

@Suite struct HistogramMarkTests {
  private let series = Series("Tests", style: .numbered(1))
  private var histogram: Histogram { Histogram([10, 30, 30, 50], within: 0...60, binCount: 3) }

  @Test func theBarsStandOnZeroBetweenTheirEdges() {
    let mark = HistogramMark(series, histogram, unit: "p-values")
    let nodes = mark.nodes(in: .square)
    #expect(outlines(nodes)[1] == "M0 100L0 99L20 99L20 98L40 98L40 99L60 99L60 100Z")
    // Walls up to the lower of two bars.
    #expect(outlines(nodes)[2] == "M20 100L20 99M40 100L40 99")
  }

  @Test func theCaptionSaysWidthAndCount() {
    let mark = HistogramMark(series, histogram, unit: "p-values")
    #expect(mark.definition == "Bars: counts of n = 4 p-values in bins of 20.")
    let outside = HistogramMark(
      series,
      Histogram([1, .nan], within: 0...2, binCount: 2),
      measure: .density,
      unit: "p-values"
    )
    #expect(
      outside.definition
        == "Bars: density of n = 1 p-values in bins of 1. 1 more is in no bin."
    )
  }

  @Test func theTableHasTheMiddlesOfTheBins() {
    let mark = HistogramMark(series, histogram, unit: "p-values")
    #expect(
      mark.records == [
        MarkRecord(x: 10, y: 1), MarkRecord(x: 30, y: 2), MarkRecord(x: 50, y: 1),
      ]
    )
    #expect(mark.extent.contains(DataPoint(x: 0, y: 0)))
  }

  @Test func theSummaryNamesTheFullestBin() {
    let panel = Panel(x: Axis("p"), y: Axis("n"), marks: [])
    let mark = HistogramMark(series, histogram, unit: "p-values")
    #expect(
      mark.summary(in: panel)
        == "Tests: 4 p-values from 0 to 60; the fullest of 3 bins, 20 to 40, has 2"
    )
  }

  @Test func aHistogramOfNothingIsNotDrawn() {
    let mark = HistogramMark(series, Histogram([.nan]), unit: "p-values")
    #expect(
      mark.nodes(in: .square) == []
        && mark.summary(in: Panel(x: Axis("p"), y: Axis("n"), marks: [])) == nil
    )
  }
}
