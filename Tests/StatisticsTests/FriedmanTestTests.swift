import Statistics
import Testing

struct FriedmanTestTests {
  // scipy 1.17.1: friedmanchisquare of the columns, without ties and with them
  @Test(
    arguments: [
      (
        [[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4], [1, 2, 4, 3], [1, 2, 3, 4]],
        11.64, 0.008723836058328946
      ),
      (
        [[1, 1, 2, 5], [3, 1, 2, 2], [4, 1, 2, 3], [0, 0, 0, 1]],
        6.176470588235294, 0.10333317829620259
      ),
    ] as [([[Double]], Double, Double)]
  )
  func itMatchesSciPyWithAndWithoutTies(blocks: [[Double]], statistic: Double, p: Double) {
    let test = FriedmanTest(blocks)
    #expect(isClose(test.statistic, statistic))
    #expect(isClose(test.p, p, relative: 1e-10))
    #expect(test.test == SignificanceTest(.friedman, statistic: test.statistic, p: test.p))
  }

  @Test func blocksOfEqualValuesTellNothingApart() {
    let test = FriedmanTest([[7, 7, 7], [2, 2, 2]])
    #expect(test.statistic == 0)
    #expect(test.p == 1)
  }

  @Test func theOrderOfTheTreatmentsDoesNotMatter() {
    #expect(FriedmanTest([[1, 2, 3], [2, 1, 3]]) == FriedmanTest([[3, 1, 2], [3, 2, 1]]))
  }

  @Test func unequalRowsAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) { _ = FriedmanTest([[1, 2], [1]]) }
    await #expect(processExitsWith: .failure) { _ = FriedmanTest([]) }
  }
}
