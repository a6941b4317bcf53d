import Drawing
import Testing

@testable import Plotting

@Suite struct StripMarkTests {
  private let series = Series("S", style: .numbered(1))

  @Test func dotsStandOverTheirCategory() {
    let mark = StripMark(series, [SampleGroup(x: 1, values: [10, 50])])
    let dots = mark.dots(in: .twoCategories)
    #expect(dots.centres == [Point(x: 75, y: 90), Point(x: 75, y: 50)] && dots.radius == 2)
  }

  @Test func manyEqualRunsShrinkAndStayInTheirBand() {
    let mark = StripMark(series, [SampleGroup(x: 0, values: [Double](repeating: 50, count: 15))])
    let (centres, radius) = mark.dots(in: .twoCategories)
    #expect(radius < 2)
    #expect(centres.allSatisfy { $0.x - radius >= 7 && $0.x + radius <= 43 })
    for (index, dot) in centres.enumerated() {
      for other in centres[(index + 1)...] {
        #expect((dot.x - other.x).magnitude >= 2 * radius - 1e-6)
      }
    }
  }

  @Test func runsThatAreNotFiniteAreCounted() {
    let mark = StripMark(series, [SampleGroup(x: 0, values: [1, .nan])])
    #expect(mark.definition == "Dots: single seeds, n = 1. 1 of 2 seeds is not finite.")
    #expect(StripMark(series, []).definition == nil)
    #expect(StripMark(series, []).nodes(in: .twoCategories) == [])
  }
}
