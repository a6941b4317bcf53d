import Statistics
import Testing

/// scipy 1.17.1: `stats.nct.sf(t, df, nc)`.
struct NoncentralTTests {
  @Test(arguments: [
    (2.0, 4.0, 1.0, 0.235_432_546_175_671_97), (2.718, 11, 3.6, 0.793_840_303_231_995_4),
    (2.8, 2, 4, 0.824_413_331_857_574_9), (1.7, 30, 2.5, 0.786_813_386_777_171_3),
    (-1, 5, 1, 0.969_192_646_739_249_8), (0, 3, 2, 0.977_249_868_051_820_8),
    (2.5, 8, 0, 0.018_471_018_856_812_06), (2.4, 200, 3, 0.725_319_270_267_496_7),
  ])
  func tailsAreThoseOfScipy(t: Double, degrees: Double, shift: Double, expected: Double) {
    let tail = NoncentralT.upperTail(t, degrees: degrees, shift: shift)
    #expect(abs(tail - expected) < 1e-9, "\(tail)")
  }

  @Test func theEffectThatIsFoundWithAPowerHasThatPower() {
    let shift = NoncentralT.shift(exceeding: 2.718, degrees: 11, power: 0.8)
    #expect(abs(NoncentralT.upperTail(2.718, degrees: 11, shift: shift) - 0.8) < 1e-7)
  }
}
