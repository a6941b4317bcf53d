import Statistics
import Testing

struct McNemarTests {
  // scipy 1.17.1: binomtest(75, 195), binomtest(3, 10), binomtest(0, 7)
  @Test(
    arguments: [
      (120, 75, 0.0015607117566382052), (75, 120, 0.0015607117566382052), (7, 3, 0.34375),
      (0, 7, 0.015625),
    ])
  func theTestIsTheExactBinomialOne(first: Int, second: Int, p: Double) {
    let test = McNemar(onlyFirstCorrect: first, onlySecondCorrect: second)
    #expect(isClose(test.p, p, relative: 1e-12))
    #expect(test.test.statistic == Double(first - second))
  }

  @Test func theChiSquaredFormIsCorrectedForContinuity() {
    // By hand (45 − 1)²/195; scipy 1.17.1: chi2.sf(·, 1)
    let test = McNemar(onlyFirstCorrect: 120, onlySecondCorrect: 75)
    #expect(isClose(test.chiSquared, 9.928205128205128))
    #expect(isClose(test.chiSquaredP, 0.001627651736639003, relative: 1e-9))
  }

  @Test func classifiersThatDisagreeEvenlyOrNeverHaveAPOfOne() {
    #expect(McNemar(onlyFirstCorrect: 0, onlySecondCorrect: 0).p == 1)
    #expect(McNemar(onlyFirstCorrect: 5, onlySecondCorrect: 5).p == 1)
    #expect(McNemar(onlyFirstCorrect: 0, onlySecondCorrect: 0).chiSquaredP == 1)
    #expect(McNemar(onlyFirstCorrect: 5, onlySecondCorrect: 5).chiSquaredP == 1)
  }
}
