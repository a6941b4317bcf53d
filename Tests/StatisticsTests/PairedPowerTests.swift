import Statistics
import Testing

struct PairedPowerTests {
  // scipy 1.17.1 by another route: quad over √(χ²/ν) of normal tails, brentq for power 0.8.
  @Test(
    arguments: [
      (2, 0.05, 11.549888435882348), (3, 0.05, 3.264043549699754), (5, 0.05, 1.6819969659555565),
      (5, 0.0025, 3.7758962570664085), (10, 0.05, 0.9960013714553657),
      (10, 0.0025, 1.6430194503742004), (20, 0.05, 0.6604416546230263),
      (20, 0.0025, 0.9837742446057816),
    ])
  func theMinimumDetectableEffectIsExact(count: Int, significance: Double, expected: Double) {
    let effect = PairedPower.minimumDetectableEffect(count: count, significance: significance)
    #expect(isClose(effect, expected, relative: 1e-6))
  }

  // The same route, and the significance itself where there is no effect.
  @Test(
    arguments: [
      (0.5, 10, 0.2931756065140768), (1.2, 3, 0.23040686076633718), (0.3, 2, 0.05441466766810165),
      (0, 10, 0.05),
    ])
  func thePowerIsExact(effect: Double, count: Int, expected: Double) {
    #expect(isClose(PairedPower.power(effect: effect, count: count), expected, relative: 2e-5))
  }

  @Test func theDirectionOfAnEffectDoesNotMatter() {
    let power = PairedPower.power(effect: 0.5, count: 10)
    #expect(isClose(PairedPower.power(effect: -0.5, count: 10), power))
  }

  @Test func onePairDetectsNothing() {
    #expect(PairedPower.minimumDetectableEffect(count: 1) == nil)
  }
}
