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
  }

  @Test func classifiersThatDisagreeEvenlyOrNeverHaveAPOfOne() {
    #expect(McNemar(onlyFirstCorrect: 0, onlySecondCorrect: 0).p == 1)
    #expect(McNemar(onlyFirstCorrect: 5, onlySecondCorrect: 5).p == 1)
  }
}
