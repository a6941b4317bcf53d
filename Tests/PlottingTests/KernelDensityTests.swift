import Testing

@testable import Plotting

@Suite struct KernelDensityTests {
  /// The standard normal density at 1: 0.24197.
  @Test func theDensityIsTheMeanOfNormalCurves() {
    let density = KernelDensity(Sample([0, 2]), bandwidth: 1)
    #expect((density.density(at: 1) - 0.241_970_724_519_143_37).magnitude < 1e-15)
  }

  /// By hand: 0.9 · (2 / 1.34) · 5^(−1/5), because 1.4925 is less than the deviation, 1.5811.
  @Test func theBandwidthIsSilvermans() {
    let bandwidth = KernelDensity.bandwidth(of: Sample([1, 2, 3, 4, 5]))
    #expect((bandwidth - 0.973_584_622_850_635_7).magnitude < 1e-12)
  }

  @Test func theAreaIsOne() {
    let density = KernelDensity(Sample([0, 1, 5]), bandwidth: 0.4)
    let area = (-400...1000).map { density.density(at: Double($0) / 100) / 100 }.reduce(0, +)
    #expect((area - 1).magnitude < 1e-9)
  }

  @Test func withoutValuesOrWidthItIsZero() {
    #expect(KernelDensity(Sample([]), bandwidth: 1).density(at: 0) == 0)
    #expect(KernelDensity(Sample([1]), bandwidth: 0).density(at: 1) == 0)
    #expect(KernelDensity.bandwidth(of: Sample([2, 2, 2])) == 0)
  }
}
