import Drawing
import Testing

@testable import Plotting

@Suite struct StepMarkTests {
  private let series = Series("Tests", style: .numbered(1))

  /// Shares run from 0 to 1.
  private var frame: Frame {
    Frame(
      rectangle: Frame.square.rectangle,
      x: Frame.square.x,
      y: AxisScale(.linear, domain: 0...1, from: 100, to: 0),
      lettering: Frame.square.lettering
    )
  }

  @Test func theShareRisesAtEveryValueAndTwiceAtTwoEqualOnes() {
    let mark = StepMark(series, [60, 20, 60, 40], unit: "p-values")
    #expect(
      outlines(mark.nodes(in: frame)) == [
        "M0 100L20 100L20 75L40 75L40 50L60 50L60 0L100 0"
      ]
    )
    #expect(
      mark.records == [
        MarkRecord(x: 20, y: 0.25), MarkRecord(x: 40, y: 0.5), MarkRecord(x: 60, y: 1),
      ]
    )
  }

  @Test func theCaptionCountsWhatIsNotFinite() {
    let mark = StepMark(series, [1, .nan, 2], unit: "p-values")
    #expect(
      mark.definition
        == "Steps: share of n = 2 p-values at or below a value. 1 of 3 p-values is not finite."
    )
  }

  @Test func nothingMakesNoSteps() {
    #expect(StepMark(series, [.nan], unit: "p-values").nodes(in: frame) == [])
  }
}
