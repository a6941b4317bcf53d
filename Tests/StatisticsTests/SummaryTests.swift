import Statistics
import Testing

struct SummaryTests {
  @Test func tenDifferencesHaveTheirTextbookDescription() throws {
    let summary = try #require(Summary(of: tenDifferences))
    // numpy 2: mean, std(ddof=1)
    #expect(summary.count == 10)
    #expect(isClose(summary.mean, 0.423))
    #expect(isClose(summary.standardDeviation, 0.24027992934168357))
    #expect(isClose(summary.standardError, 0.07598319, relative: 1e-7))
    #expect(summary.minimum == -0.06)
    #expect(summary.maximum == 0.73)
    #expect(isClose(summary.median, 0.44))
  }

  @Test func theMedianOfAnOddCountIsTheMiddleValue() {
    #expect(Summary(of: [9, 1, 4])?.median == 4)
  }

  @Test func oneValueHasACentreButNoSpreadAndNoInterval() throws {
    let summary = try #require(Summary(of: [0.9]))
    #expect(summary.mean == 0.9)
    #expect(summary.standardDeviation == nil)
    #expect(summary.standardError == nil)
    #expect(summary.interval() == nil)
  }

  @Test func equalValuesHaveExactlyNoSpread() throws {
    let summary = try #require(Summary(of: [Double](repeating: 0.1, count: 10)))
    #expect(summary.mean == 0.1)
    #expect(summary.standardDeviation == 0)
    #expect(summary.interval() == ConfidenceInterval(low: 0.1, high: 0.1, level: 0.95))
  }

  @Test(arguments: [[], [.nan], [1, .infinity], [-.infinity, 2]] as [[Double]])
  func nothingAndNotNumbersHaveNoSummary(values: [Double]) {
    #expect(Summary(of: values) == nil)
  }

  // scipy: t.interval of the ten differences
  @Test(
    arguments: [
      (0.95, 0.2511141, 0.5948859), (0.9975, 0.1079898, 0.7380102), (0.90, 0.2837142, 0.5622858),
    ])
  func theIntervalIsStudents(level: Double, low: Double, high: Double) throws {
    let interval = try #require(Summary(of: tenDifferences)?.interval(level: level))
    #expect(isClose(interval.low, low, relative: 5e-7))
    #expect(isClose(interval.high, high, relative: 1e-7))
    #expect(interval.level == level)
  }
}
