import Models
import Testing
import Training

@Suite struct UnitQuantilesTests {
  @Test func percentilesLieStraightBetweenNeighbours() {
    let quantiles = UnitQuantiles(of: (0...100).reversed().map(Double.init))
    expectClose([quantiles.low, quantiles.middle, quantiles.high], [15, 50, 85], within: 1e-12)
    // numpy 2.4, `quantile`: 1.3, 2, 2.7 of 1, 2, 3.
    let three = UnitQuantiles(of: [3, 1, 2])
    expectClose([three.low, three.middle, three.high], [1.3, 2, 2.7], within: 1e-12)
  }

  @Test func driftIsInUnitsOfTheSpreadBefore() throws {
    let before = UnitQuantiles(of: (0...100).map(Double.init))
    let after = UnitQuantiles(of: (0...100).map { 3 * Double($0) - 115 })
    let drift = try #require(after.drift(since: before))
    #expect(abs(drift - 15.0 / 70) < 1e-12)
    #expect(after.drift(since: UnitQuantiles(of: [4])) == nil)
  }
}
