import CairoDrawing
import Drawing
import Testing

@testable import Plotting

/// Bands, bars and intervals that hide what they are.
extension PlotLintTests {
  private static let points = (0...4).map {
    IntervalPoint(x: Double($0), y: Double($0), lower: Double($0) - 0.5, upper: Double($0) + 0.5)
  }
  private static let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5)
  private static let runs = RunsMark(first, [points.map { DataPoint(x: $0.x, y: $0.y) }])

  /// A mark that does with its intervals what no mark of the library does.
  private struct OddMark: Mark {
    var series: Series? = PlotLintTests.first
    var layer = MarkLayer.band
    var definition: String? = "Band: 95 % interval, n = 20 seeds."
    var shapes: @Sendable (Frame) -> [Shape] = { _ in [] }

    var extent: [DataPoint] { records.map { DataPoint(x: $0.x, y: $0.y ?? 0) } }
    var records: [MarkRecord] {
      PlotLintTests.points.map { MarkRecord(x: $0.x, y: $0.y, lower: $0.lower, upper: $0.upper) }
    }
    func nodes(in frame: Frame) -> [Node] { shapes(frame).map { .shape($0) } }
  }

  @Test func aDenseBandIsAFault() {
    let mark = OddMark { frame in
      [Shape(Path(frame.rectangle), fill: Paint(.series1, opacity: 0.5))]
    }
    #expect(
      faults([Self.panel(marks: [mark, Self.line(Self.first, [0, 1, 2, 3, 4])])])
        == ["band: the band of \"First\" in the panel has an opacity of 0.5"]
    )
    let sound = BandMark(Self.first, Self.points, interval: Self.interval)
    #expect(
      faults([Self.panel(marks: [sound, Self.runs, Self.line(Self.first, [0, 1, 2, 3, 4])])]) == []
    )
  }

  @Test func anIntervalWithoutWordsIsAFault() {
    let mark = OddMark(definition: nil)
    #expect(
      faults([Self.panel(marks: [mark])], caption: "A caption, n = 5.")
        == ["band: no words say what the intervals of \"First\" are"]
    )
    #expect(faults([Self.panel(marks: [mark])], caption: "Bands: 95 % intervals, n = 5.") == [])
  }

  @Test func intervalsWithoutTheNumberOfRunsAreAFault() {
    let mark = OddMark(definition: "Band: 95 % interval.")
    #expect(
      faults([Self.panel(marks: [mark])])
        == ["seeds: the caption does not say how many runs the intervals are of"]
    )
  }

  @Test func fiveSeedsThatAreNotShownAreAFault() {
    let marks: [any Mark] = [
      ErrorBarMark(Self.first, Self.points, interval: Self.interval),
      Self.line(Self.first, [0, 1, 2, 3, 4]),
    ]
    #expect(
      faults([Self.panel(marks: marks)]) == ["seeds: the panel hides the 5 seeds of \"First\""]
    )
    #expect(faults([Self.panel(marks: marks + [Self.runs])]) == [])
    let many = Interval(.mean, .tInterval(level: 0.95), sampleCount: 11...11)
    #expect(
      faults([Self.panel(marks: [ErrorBarMark(Self.first, Self.points, interval: many)])]) == []
    )
  }

  @Test func errorBarsWithoutCapsAreAFault() {
    let mark = OddMark(layer: .errorBar) { frame in
      Self.points.compactMap { point in
        guard let low = frame.point(DataPoint(x: point.x, y: point.lower)),
          let high = frame.point(DataPoint(x: point.x, y: point.upper))
        else { return nil }
        return Shape(Path(through: [low, high]), stroke: Stroke(Paint(.series1), width: 1))
      }
    }
    #expect(
      faults([Self.panel(marks: [mark])]) == [
        "bars: 10 ends of error bars of \"First\" in the panel have no cap"
      ]
    )
  }

  @Test func barsThatDoNotBeginAtZeroAreAFault() {
    let bars = BarMark(
      Self.first,
      [.init(row: 0, value: 3, label: "3"), .init(row: 1, value: 2, label: "2")],
      definition: nil
    )
    func figure(_ x: Axis) -> [String] {
      faults([Panel(x: x, y: .rows([AxisRow("a"), AxisRow("b")]), marks: [bars])])
    }
    #expect(figure(Axis("Difference (points)", domain: .data(including: [5]))) == [])
    #expect(
      figure(Axis("Difference (points)", domain: .exact(1...5))).contains(
        "bars: the bars of \"First\" in the panel do not begin at 0"
      )
    )
  }
}
