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

  @Test func theSlopeIsTheWeightedSumOfTheHeights() throws {
    // x̄ = 7/3, Σ(x − x̄)² = 14/3; the weights of 1, 2, 4 are −2/7, −1/14 and 5/14.
    let weights = try #require(Slope.weights([1, 2, 4]))
    for (weight, expected) in zip(weights, [-2.0 / 7, -1.0 / 14, 5.0 / 14]) {
      #expect(isClose(weight, expected))
    }
    #expect(Slope.weights([3, 3]) == nil)
    #expect(Slope.weights([.infinity, 1]) == nil)
  }
}
