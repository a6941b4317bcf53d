import Statistics
import Testing

struct ChiSquaredTests {
  // scipy 1.17.1: chi2.sf
  @Test(
    arguments: [
      (9.928205128205128, 1, 0.001627651736639003), (3, 2, 0.22313016014842982),
      (0.5, 7, 0.9994464813904249), (40, 20, 0.0049954123083075785),
    ])
  func theUpperTailMatchesSciPy(x: Double, degrees: Double, expected: Double) {
    #expect(isClose(ChiSquared.upperTail(x, degrees: degrees), expected, relative: 1e-9))
  }

  @Test func allOfItLiesAboveZeroAndNothingAboveInfinity() {
    #expect(ChiSquared.upperTail(0, degrees: 3) == 1)
    #expect(ChiSquared.upperTail(.infinity, degrees: 3) == 0)
  }
}
