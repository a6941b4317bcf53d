import Statistics
import Testing

@Suite struct SlopeTests {
  @Test func theSlopeOfALineIsItsOwn() {
    #expect(Slope.leastSquares([(0, 1), (1, 3), (2, 5)]) == 2)
  }

  @Test func theSlopeOfScatteredPointsIsThatOfLeastSquares() throws {
    // scipy.stats.linregress([1, 2, 4], [1, 3, 2]).slope = 0.2142857
    let slope = try #require(Slope.leastSquares([(1, 1), (2, 3), (4, 2)]))
    #expect(abs(slope - 3.0 / 14) < 1e-15)
  }

  @Test func onePlaceHasNoSlope() {
    #expect(Slope.leastSquares([(1, 1), (1, 2)]) == nil)
    #expect(Slope.leastSquares([]) == nil)
    #expect(Slope.leastSquares([(1, 1), (2, .nan)]) == nil)
  }
}
