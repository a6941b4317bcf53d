import Statistics
import Testing

struct StandardNormalTests {
  // scipy 1.17.1: norm.cdf
  @Test(
    arguments: [
      (-1.5, 0.06680720126885807), (-30, 4.906713927147908e-198), (0.7, 0.758036347776927),
    ])
  func theCumulativeProbabilityMatchesSciPy(z: Double, expected: Double) {
    #expect(isClose(StandardNormal.cumulative(z), expected, relative: 1e-12))
  }

  // scipy 1.17.1: norm.ppf
  @Test(
    arguments: [
      (0.975, 1.959963984540054), (1e-10, -6.361340902404056), (0.3, -0.5244005127080409),
      (1e-300, -37.0470962993612), (0.4999, -0.0002506628300880075),
    ])
  func theQuantileMatchesSciPy(p: Double, expected: Double) {
    #expect(isClose(StandardNormal.quantile(p), expected, relative: 1e-12))
  }

  @Test func theQuantileOfAHalfIsZero() {
    #expect(StandardNormal.quantile(0.5) == 0)
  }
}
