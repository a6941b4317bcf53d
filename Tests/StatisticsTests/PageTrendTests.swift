import Statistics
import Testing

struct PageTrendTests {
  @Test func fiveRankingsOfFourTreatmentsMatchSciPy() {
    // scipy 1.17.1: page_trend_test(ranks, method="exact")
    let trend = PageTrend([
      [1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4], [1, 2, 4, 3], [1, 2, 3, 4],
    ])
    #expect(trend.statistic == 147)
    #expect(isClose(trend.p, 5.78954877186214e-05, relative: 1e-12))
    #expect(trend.test == SignificanceTest(.page, statistic: 147, p: trend.p))
  }

  @Test func tiedValuesShareTheirRanksInTheNullDistributionToo() {
    // All permutations counted in Python, 5/108; scipy ignores the ties in its distribution.
    let trend = PageTrend([[1, 1, 2], [1, 2, 3], [2, 1, 3]])
    #expect(trend.statistic == 40.5)
    #expect(isClose(trend.p, 0.046296296296296294, relative: 1e-12))
  }

  @Test func onlyTheOrderOfValuesCounts() {
    #expect(PageTrend([[0.1, 0.5, 0.6]]) == PageTrend([[-3, 8, 900]]))
    // One of the 3! orders.
    #expect(isClose(PageTrend([[0.1, 0.5, 0.6]]).p, 1.0 / 6, relative: 1e-14))
    #expect(isClose(PageTrend([[3, 2, 1]]).p, 1, relative: 1e-14))
  }

  @Test func eightTreatmentsAreCountedByTheSetsOfTheirRanks() {
    // 1/8! twice over.
    let row = (1...8).map { Double($0) }
    #expect(isClose(PageTrend([row, row]).p, 1 / (40320.0 * 40320), relative: 1e-12))
  }

  @Test func unequalRowsAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) { _ = PageTrend([[1, 2], [1]]) }
    await #expect(processExitsWith: .failure) { _ = PageTrend([]) }
  }
}
