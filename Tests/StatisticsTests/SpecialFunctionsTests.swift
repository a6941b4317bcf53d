import Statistics
import Testing

struct SpecialFunctionsTests {
  // scipy 1.17.1: special.betainc(a, b, x)
  @Test(
    arguments: [
      (0.3, 2.5, 0.5, 0.018927124071945658), (0.9, 450, 0.5, 2.1359789595155565e-22),
      (0.01, 0.5, 0.5, 0.06376856085851985), (0.98, 3, 7, 0.9999999999555185),
    ])
  func theIncompleteBetaMatchesSciPy(x: Double, a: Double, b: Double, expected: Double) {
    let value = SpecialFunctions.regularizedBeta(x, complement: 1 - x, a: a, b: b)
    #expect(isClose(value, expected, relative: 1e-12))
  }

  // scipy 1.17.1: special.gammainc(a, x)
  @Test(
    arguments: [
      (1.0, 0.5, 0.8427007929497151), (20, 4.5, 0.9999924014747705),
      (500, 480, 0.8200760131930951), (0.01, 3, 1.6542165280748778e-07),
    ])
  func theIncompleteGammaMatchesSciPy(x: Double, a: Double, expected: Double) {
    #expect(isClose(SpecialFunctions.regularizedGamma(x, a: a), expected, relative: 1e-12))
  }

  @Test func bothStartAtZeroAndTheBetaEndsAtOne() {
    #expect(SpecialFunctions.regularizedBeta(0, complement: 1, a: 2, b: 3) == 0)
    #expect(SpecialFunctions.regularizedBeta(1, complement: 0, a: 2, b: 3) == 1)
    #expect(SpecialFunctions.regularizedGamma(0, a: 2) == 0)
  }
}
