import Drawing
import TestSupport
import Testing

@testable import Plotting

/// Axes at the ends of what values can be: 0 on a logarithmic one, and shares that are all equal.
@Suite struct ZeroAxisTests {
  private func ticks(_ axis: Axis, _ values: [Double]) -> AxisTicks {
    TickFinder(axis: axis, length: 120, idealDistance: { _ in 26 }, extent: { _ in 11 })
      .ticks(for: values)
  }

  @Test(arguments: [(0.75, 0.7...0.8), (1, 0.95...1), (0, 0...0.05), (0.99, 0.94...1)])
  func equalSharesHaveAWindowInsideOfWhatCanBe(_ value: Double, _ window: ClosedRange<Double>) {
    let domain = ticks(.accuracy(), [value, value]).domain
    #expect((0...1).contains(domain.lowerBound) && (0...1).contains(domain.upperBound))
    #expect(domain.contains(value))
    #expect(domain.lowerBound <= window.lowerBound + 1e-9)
    #expect(domain.upperBound >= window.upperBound - 1e-9)
    #expect(domain.upperBound - domain.lowerBound <= 0.2)
  }

  @Test func valuesBeyondTheLimitsAreStillShown() {
    #expect(ticks(.accuracy(), [-0.02, 0.3]).domain.contains(-0.02))
  }

  @Test func zeroStandsAtTheFootOfALogarithmicAxis() {
    let axis = Axis("Loss (log scale)", scale: .logarithmic(base: 10), showsZero: true)
    let found = ticks(axis, [0, 0.01, 10])
    #expect(found.ticks.first == Tick(value: 0, label: "0"))
    #expect(found.domain == 0.01...10)
    let scale = AxisScale(axis.scale, domain: found.domain, from: 100, to: 0, zero: 110)
    #expect(scale.position(of: 0) == 110)
    #expect(scale.position(of: 0.01) == 100)
    #expect(scale.position(of: -1) == nil)
  }

  @Test func withoutAPlaceZeroIsNowhere() {
    let axis = Axis("Loss (log scale)", scale: .logarithmic(base: 10))
    #expect(ticks(axis, [0, 0.01, 10]).ticks.first?.value == 0.01)
    #expect(AxisScale(axis.scale, domain: 0.01...10, from: 100, to: 0).position(of: 0) == nil)
  }

  @Test func theCaptionSaysWhereZeroStands() {
    let series = Series("A", style: .numbered(1))
    let plot = Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: Axis("Step"),
            y: Axis("Loss (nats, log scale)", scale: .logarithmic(base: 10), showsZero: true),
            marks: [LineMark(series, [DataPoint(x: 0, y: 1), DataPoint(x: 1, y: 0)])]
          )
        ]
      ]
    )
    #expect(plot.caption.contains("exactly 0 are drawn at the foot"))
  }
}
