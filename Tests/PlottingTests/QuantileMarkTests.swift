import Drawing
import Testing

@testable import Plotting

@Suite struct QuantileMarkTests {
  private let series = Series("S", style: .numbered(1))

  private var mark: QuantileMark {
    QuantileMark(
      series,
      levels: [0.05, 0.15, 0.5, 0.85, 0.95],
      [
        .init(x: 0, values: [10, 20, 30, 40, 50]), .init(x: 20, values: [10, 20, 30, 60, 80]),
        .init(x: 40, values: [10, .nan, 30, 60, 80]),
      ],
      sampleCount: 6000...6000,
      unit: "images"
    )
  }

  @Test func bandsAreNestedAndTheMedianIsALine() {
    #expect(
      outlines(mark.nodes(in: .square)) == [
        "M0 50L20 20L40 20L40 90L0 90Z", "M0 60L20 40L20 80L0 80Z", "M0 70L40 70",
      ]
    )
  }

  @Test func theCaptionNamesEveryBand() {
    #expect(
      mark.definition
        == "Line: median of n = 6000 images; bands: 5 to 95\u{A0}%, 15 to 85\u{A0}% quantiles."
    )
  }

  @Test func namesStandAtTheEndOfTheMedian() {
    #expect(mark.extent.last == DataPoint(x: 40, y: 30))
  }
}
