import Drawing
import Testing

@testable import Plotting

@Suite struct BoxMarkTests {
  private let series = Series("S", style: .numbered(1))

  private func mark(_ values: [Double], _ whiskers: BoxMark.Whiskers = .fence(1.5)) -> BoxMark {
    BoxMark(series, [SampleGroup(x: 0, values: values)], whiskers: whiskers)
  }

  @Test func theBoxIsTheQuartilesWithTheMedianInIt() {
    let shapes = outlines(mark([10, 20, 30, 40, 50]).nodes(in: .twoCategories))
    // Whiskers, box, median; the box is 0.7 of a column wide.
    #expect(
      shapes == [
        "M25 90L25 80M20.8 90L29.2 90M25 50L25 60M20.8 50L29.2 50",
        "M12.4 60L37.6 60L37.6 80L12.4 80Z", "M12.4 70L37.6 70",
      ]
    )
  }

  /// Quartiles 2 and 4: the fence at 7 leaves 10 out, and the whisker ends at 4.
  @Test func whiskersEndAtTheFurthestRunInsideTheFence() {
    let sample = Sample([1, 2, 3, 4, 10])
    #expect(mark([]).reach(sample) == 1...4)
    #expect(mark([], .range).reach(sample) == 1...10)
  }

  @Test func fewerThanFiveRunsHaveAMedianOnly() {
    let mark = mark([10, 20, 30, .nan])
    #expect(outlines(mark.nodes(in: .twoCategories)) == ["M12.4 80L37.6 80"])
    #expect(mark.records == [MarkRecord(x: 0, y: 20)])
    #expect(
      mark.definition
        == "Boxes: first quartile to third with the median as a line; whiskers to the furthest within 1.5 interquartile "
        + "ranges of the box; n = 3 seeds. Fewer than 5 seeds have a median and no box. 1 of 4 seeds is not finite."
    )
  }

  @Test func equalRunsAreALine() {
    let shapes = outlines(mark([20, 20, 20, 20, 20]).nodes(in: .twoCategories))
    #expect(shapes.last == "M12.4 80L37.6 80")
    #expect(mark([]).nodes(in: .twoCategories) == [])
  }

  @Test func theSummaryNamesEveryCategory() {
    let plot = Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: .categories(["none", "BN"]),
            y: Axis("Loss"),
            marks: [
              BoxMark(
                series,
                [
                  SampleGroup(x: 0, values: [1, 2, 3, 4, 5]),
                  SampleGroup(x: 1, values: [2, 3, 4, 5, 6]),
                ]
              )
            ]
          )
        ]
      ]
    )
    #expect(
      plot.summary
        == "T. Loss, S: none 3.000 (2.000 to 4.000); BN 4.000 (3.000 to 5.000)."
    )
  }
}
