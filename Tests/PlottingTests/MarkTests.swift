import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct MarkTests {
  private let series = Series("S", style: .numbered(1))

  /// A frame of 100 x 100 points in which a point's position is its value, upside down.
  private var frame: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisScale(.linear, domain: 0...100, from: 0, to: 100),
      y: AxisScale(.linear, domain: 0...100, from: 100, to: 0),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }

  private func points(_ values: [Double]) -> [DataPoint] {
    values.enumerated().map { DataPoint(x: 20 * Double($0), y: $1) }
  }

  private func paths(_ nodes: [Node]) -> [String] {
    nodes.compactMap {
      if case .shape(let shape) = $0 { shape.path.svgData(places: 1) } else { nil }
    }
  }

  @Test func aValueThatIsNotFiniteInterruptsACurve() {
    let mark = LineMark(series, points([10, 20, .nan, 20, 10]))
    #expect(paths(mark.nodes(in: frame))[0] == "M0 90L20 80M60 80L80 90")
    #expect(mark.failures.map { $0 == (0, 1) } == true)
  }

  @Test func aCurveThatStopsBeingFiniteEndsInACross() {
    let nodes = LineMark(series, points([10, 20, .infinity])).nodes(in: frame)
    #expect(paths(nodes).count == 3)
    #expect(paths(nodes)[2] == "M17.2 77.2L22.8 82.8M17.2 82.8L22.8 77.2")
  }

  @Test func aCurveWithoutFiniteValuesIsNotDrawn() {
    #expect(LineMark(series, points([.nan, .nan])).nodes(in: frame) == [])
    #expect(RunsMark(series, [points([.nan])]).nodes(in: frame) == [])
    #expect(RunsMark(series, []).nodes(in: frame) == [])
    #expect(PointMark(series, points([.nan])).nodes(in: frame) == [])
  }

  @Test func allRunsAreOneShape() {
    let mark = RunsMark(series, [points([10, 20]), points([30, .nan])])
    #expect(paths(mark.nodes(in: frame))[0] == "M0 90L20 80M0 70")
    #expect(mark.failures.map { $0 == (1, 2) } == true)
  }

  @Test func aBandIsClosedAndHasGaps() {
    let band = BandMark(
      series,
      [
        IntervalPoint(x: 0, y: 20, lower: 10, upper: 30),
        IntervalPoint(x: 20, y: 30, lower: 20, upper: 50),
        IntervalPoint(x: 40, y: 30, lower: .nan, upper: 50),
      ],
      interval: Interval(.mean, .range, sampleCount: 5...5)
    )
    #expect(paths(band.nodes(in: frame)) == ["M0 70L20 50L20 80L0 90Z"])
  }

  @Test func errorBarsHaveCaps() {
    let mark = ErrorBarMark(
      series,
      [IntervalPoint(x: 50, y: 50, lower: 40, upper: 60)],
      interval: Interval(.mean, .range, sampleCount: 5...5),
      shift: 2
    )
    #expect(paths(mark.nodes(in: frame)) == ["M52 40L52 60M49.8 40L54.2 40M49.8 60L54.2 60"])
  }

  @Test func theLabelOfARuleAvoidsCurves() throws {
    var frame = frame
    let rule = RuleMark(.y(50), label: "half")
    func labelX() throws -> Double {
      guard case .text(let run) = try #require(rule.nodes(in: frame).last) else { return .nan }
      return run.position.x
    }
    #expect(try labelX() == 2)
    frame.curves = [[Point(x: 0, y: 0), Point(x: 10, y: 100)]]
    #expect(try labelX() > 70)
  }

  @Test(arguments: 1...5)
  func stylesDifferInColourDashAndMarker(number: Int) {
    let style = SeriesStyle.numbered(number)
    for other in 1...5 where other != number {
      let other = SeriesStyle.numbered(other)
      #expect(
        style.color != other.color && style.dash != other.dash && style.marker != other.marker
      )
    }
  }
}
