import Statistics
import Testing

struct RatioComparisonTests {
  @Test func ratiosAreComparedOnTheirLogarithms() throws {
    // numpy and scipy 1.17.1: exp of the mean and of t.interval of log([2, 1.5, 3, 1.2, 2.5])
    let comparison = try RatioComparison([4, 3, 9, 6, 5], over: [2, 2, 3, 5, 2])
    #expect(isClose(comparison.geometricMean, 1.93318204, relative: 1e-8))
    let interval = try #require(comparison.interval())
    #expect(isClose(interval.low, 1.21878831, relative: 1e-8))
    #expect(isClose(interval.high, 3.06631824, relative: 1e-8))
  }

  @Test func theInverseRatioHasTheInverseMean() throws {
    let comparison = try RatioComparison([4, 3, 9], over: [2, 2, 3])
    let inverse = try RatioComparison([2, 2, 3], over: [4, 3, 9])
    #expect(isClose(inverse.geometricMean, 1 / comparison.geometricMean))
    #expect(isClose(inverse.logarithms.p, comparison.logarithms.p ?? .nan))
  }

  @Test func whatHasNoRatioSaysWhy() {
    #expect(throws: SampleError.notPositive(index: 1)) {
      try RatioComparison([1, 0], over: [1, 1])
    }
    #expect(throws: SampleError.notPositive(index: 0)) {
      try RatioComparison([1, 1], over: [-1, 1])
    }
    #expect(throws: SampleError.notFinite(index: 0)) { try RatioComparison([.nan], over: [1]) }
    #expect(throws: SampleError.unequalCounts(1, 0)) { try RatioComparison([1], over: []) }
    #expect(throws: SampleError.empty) { try RatioComparison([], over: []) }
  }

  @Test func onePairHasNoInterval() throws {
    #expect(try RatioComparison([3], over: [2]).interval() == nil)
  }
}
