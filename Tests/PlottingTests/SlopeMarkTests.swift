import Drawing
import Testing

@testable import Plotting

@Suite struct SlopeMarkTests {
  private func mark(_ pairs: [SlopeMark.Pair]) -> SlopeMark {
    SlopeMark(
      Series("None", style: .numbered(2)),
      Series("BN", style: .numbered(1)),
      pairs,
      difference: .init(
        5,
        ends: 1...9,
        interval: Interval(.mean, .tInterval(level: 0.95), sampleCount: 3...3),
        words: "+5 (+1 to +9)"
      )
    )
  }

  @Test func everySeedIsALineAndFallingOnesAreDashed() {
    let nodes = mark([.init(10, 30), .init(20, 40), .init(50, 40)]).nodes(in: .twoCategories)
    #expect(outlines(nodes)[0] == "M25 90L75 70M25 80L75 60")
    #expect(outlines(nodes)[1] == "M25 50L75 60")
    #expect(shapes(nodes)[1].stroke?.dash == [3, 2])
  }

  @Test func theThickLineJoinsTheMeans() {
    let nodes = mark([.init(10, 30), .init(20, 40)]).nodes(in: .twoCategories)
    #expect(outlines(nodes).contains("M25 85L75 65"))
  }

  @Test func theDifferenceIsWrittenWhereNoLineIs() {
    let runs = texts(mark([.init(10, 30), .init(20, 40)]).nodes(in: .twoCategories))
    #expect(runs.map(\.string) == ["Mean difference", "+5 (+1 to +9)"])
    #expect(runs.allSatisfy { $0.bounds.maxY < 60 })
  }

  @Test func theCaptionCountsWhatFallsAndWhatIsMissing() {
    #expect(
      mark([.init(10, 30), .init(20, 10), .init(.nan, 1)]).definition
        == "Lines: single seeds, dashed where the value falls (1 of 2); thick line: means. "
        + "Difference of the pairs: mean, 95\u{A0}% t-interval, n = 3 seeds. "
        + "1 of 3 pairs has a value that is not finite."
    )
  }

  @Test func theTableHasTheMeansAndTheirDifference() {
    #expect(
      mark([.init(10, 30), .init(20, 40)]).records == [
        MarkRecord(x: 0, y: 15, name: "None"), MarkRecord(x: 1, y: 35, name: "BN"),
        MarkRecord(x: 1, y: 5, lower: 1, upper: 9, name: "BN − None"),
      ]
    )
    #expect(mark([.init(.nan, 1)]).records == [] && mark([]).nodes(in: .twoCategories) == [])
  }
}
