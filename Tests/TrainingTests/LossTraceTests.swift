import Models
import Testing
import Training

@Suite struct LossTraceTests {
  private static func trace(_ losses: [Double]) -> LossTrace {
    losses.reduce(into: LossTrace()) { $0.append($1) }
  }

  @Test func roughnessIsTheDeviationOfTheDifferencesInMeans() throws {
    // By hand: differences 1, 2, -1 with mean 2/3 and variance (1 + 16 + 25)/9/2 = 7/3; the losses' mean is 5/2.
    let roughness = try #require(Self.trace([1, 2, 4, 3]).roughness)
    #expect(abs(roughness - (7.0 / 3).squareRoot() / 2.5) < 1e-15)
  }

  @Test func aStraightLineIsNotRough() {
    #expect(Self.trace([3, 2, 1]).roughness == 0)
  }

  @Test func fewerThanThreeLossesHaveNoRoughness() {
    #expect(Self.trace([1, 2]).roughness == nil)
    #expect(Self.trace([1, 2]).last == 2)
    #expect(Self.trace([]).last == nil)
  }
}
