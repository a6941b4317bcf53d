import Measures
import Testing

@testable import Figures

@Suite struct FormatFactorTests {
  @Test(arguments: [
    (2276.2, "2276"), (1.24, "1.2"), (0.98, "0.98"), (0.05, "0.050"), (2.1e-15, "2·10⁻¹⁵"),
    (9.7e5, "10⁶"), (0, "0"),
  ])
  func factorsFarFromOneArePowersOfTen(_ value: Double, _ text: String) {
    #expect(Format.factor(value) == text)
  }
}
