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

  /// A frame of three rows, 20 points high each.
  private var rowFrame: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 60),
      x: AxisScale(.linear, domain: 0...100, from: 0, to: 100),
      y: AxisScale(rows: [20, 20, 20], from: 0),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }

  private func texts(_ nodes: [Node]) -> [TextRun] {
    nodes.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  @Test func anEffectBeyondTheAxisIsAnArrow() {
    let mark = EffectMark(
      series,
      [
        EffectMark.Effect(row: 0, value: 50, ends: 40...60),
        EffectMark.Effect(row: 1, value: 90, ends: 80...120),
        EffectMark.Effect(row: 2, value: 300, ends: 200...400),
      ],
      definition: nil
    )
    let bars = paths(mark.nodes(in: rowFrame))[0]
    #expect(bars.hasPrefix("M40 10L60 10M40 8.2L40 11.8M60 8.2L60 11.8M80 30L100 30"))
    #expect(bars.contains("M96.5 27.5L100 30L96.5 32.5"))
    #expect(bars.hasSuffix("M96.5 47.5L100 50L96.5 52.5"))
    // The last marker lies outside: two are drawn.
    #expect(paths(mark.nodes(in: rowFrame))[1].filter { $0 == "Z" }.count == 2)
  }

  @Test func anEffectThatDecidesNothingIsOpen() {
    let mark = EffectMark(
      series,
      [EffectMark.Effect(row: 0, value: 50, isFilled: false)],
      definition: nil
    )
    guard case .shape(let shape)? = mark.nodes(in: rowFrame).last else {
      Issue.record("no marker")
      return
    }
    #expect(shape.fill == Paint(.background) && shape.stroke?.paint == Paint(.series1))
  }

  @Test func noLineLeadsFromRowToRow() {
    let mark = EffectMark(
      series,
      [EffectMark.Effect(row: 0, value: 20), EffectMark.Effect(row: 2, value: 40)],
      definition: nil,
      shift: 2
    )
    #expect(mark.nodes(in: rowFrame).count == 1)
  }

  @Test func theLabelOfABarStandsBeyondItsWhisker() {
    let mark = BarMark(
      series,
      [
        BarMark.Bar(row: 0, value: 30, ends: 20...40, label: "+30"),
        BarMark.Bar(row: 1, value: 95, label: "+95"),
      ],
      definition: nil
    )
    let nodes = mark.nodes(in: rowFrame)
    #expect(paths(nodes)[0] == "M0 5.5L30 5.5L30 14.5L0 14.5ZM0 25.5L95 25.5L95 34.5L0 34.5Z")
    #expect(texts(nodes).map(\.position.x)[0] == 44)
    #expect(mark.extent.contains(DataPoint(x: 0, y: 0)))
  }

  @Test func aRegionEndsWithThePanel() {
    let region = RegionMark(-10...50, definition: "Shaded.")
    #expect(paths(region.nodes(in: frame)) == ["M0 0L50 0L50 100L0 100Z"])
    #expect(region.definition == "Shaded.")
  }

  @Test func openPointsAreInNoTable() {
    let mark = OpenPointMark(
      series,
      points([10, .nan]),
      definition: "Open: bounds.",
      label: "printed"
    )
    #expect(mark.records.isEmpty)
    #expect(texts(mark.nodes(in: frame)).map(\.string) == ["printed"])
    #expect(OpenPointMark(series, [], definition: "Open.").definition == nil)
  }

  @Test func theNameOfATheoryCrossesNoCurve() throws {
    var frame = frame
    let line = TheoryMark(
      "theory",
      [DataPoint(x: 0, y: 50), DataPoint(x: 100, y: 50)],
      namesItself: true
    )
    #expect(line.layer.rawValue > LineMark(series, []).layer.rawValue)
    let first = try #require(texts(line.nodes(in: frame)).first)
    // A curve through the first place, and the second is another.
    frame.curves = [[Point(x: first.bounds.x, y: 0), Point(x: first.bounds.maxX, y: 100)]]
    #expect(try #require(texts(line.nodes(in: frame)).first).position != first.position)
  }

  @Test func aNoteStandsInTheMiddle() throws {
    let run = try #require(texts(NoteMark("Nothing").nodes(in: frame)).first)
    #expect(run.position.x == 50 && run.anchor == .middle)
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
