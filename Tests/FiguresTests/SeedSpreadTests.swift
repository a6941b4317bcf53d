import Plotting
import Testing

@testable import Evidence
@testable import Figures

@Suite struct SeedSpreadTests {
  @Test func fewSeedsHaveTheirRange() throws {
    let point = try #require(SeedSpread.point(x: 1, [1, 2, 6]))
    #expect(point.y == 3 && point.lower == 1 && point.upper == 6)
    #expect(SeedSpread.point(x: 1, []) == nil)
  }

  /// Mean 3, s = √2.5, t of 4 degrees 2.7764: 3 ± 1.9633.
  @Test func fiveSeedsHaveATInterval() throws {
    let point = try #require(SeedSpread.point(x: 1, [1, 2, 3, 4, 5]))
    #expect(abs(point.lower - 1.0367) < 1e-4 && abs(point.upper - 4.9633) < 1e-4)
  }

  /// √(1 · 100): the mean of logarithms.
  @Test func onALogarithmicScaleTheMeanIsGeometric() throws {
    let point = try #require(SeedSpread.point(x: 1, [1, 100], isLogarithmic: true))
    #expect(abs(point.y - 10) < 1e-9 && abs(point.upper - 100) < 1e-9)
    #expect(SeedSpread.interval(seeds: 2, isLogarithmic: true).words.hasPrefix("geometric mean"))
  }
}
