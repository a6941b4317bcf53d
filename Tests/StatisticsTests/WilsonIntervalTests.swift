import Statistics
import Testing

struct WilsonIntervalTests {
  // R: prop.test(9796, 10000, correct = FALSE)
  @Test func anAccuracyOnTenThousandExamplesHasItsWilsonInterval() {
    let interval = WilsonInterval.interval(successes: 9796, of: 10_000)
    #expect(isClose(interval.low, 0.9766396, relative: 1e-7))
    #expect(isClose(interval.high, 0.9821921, relative: 1e-7))
  }

  @Test(arguments: [1, 5, 7, 35]) func noneBeginsAtZeroAndAllEndAtOne(count: Int) {
    #expect(WilsonInterval.interval(successes: 0, of: count).low == 0)
    #expect(WilsonInterval.interval(successes: count, of: count).high == 1)
  }

  @Test func allAndNoneStayInsideZeroAndOne() {
    let none = WilsonInterval.interval(successes: 0, of: 10)
    let all = WilsonInterval.interval(successes: 10, of: 10)
    // By hand: z²/(n + z²) with z = 1.959964.
    #expect(none.low == 0)
    #expect(isClose(none.high, 0.2775328, relative: 1e-6))
    #expect(isClose(all.low, 1 - 0.2775328, relative: 1e-6))
    #expect(all.high == 1)
  }
}
