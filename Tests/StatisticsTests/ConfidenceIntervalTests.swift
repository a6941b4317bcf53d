import Statistics
import Testing

struct ConfidenceIntervalTests {
  let interval = ConfidenceInterval(low: -0.2, high: 0.5, level: 0.95)

  @Test func anIntervalContainsItsEnds() {
    #expect(interval.contains(-0.2))
    #expect(interval.contains(0.5))
    #expect(!interval.contains(0.51))
  }

  @Test func aMarginHoldsTheWholeIntervalStrictly() {
    #expect(interval.isWithin(margin: 0.6))
    #expect(!interval.isWithin(margin: 0.5))
    #expect(!ConfidenceInterval(low: -0.6, high: 0, level: 0.9).isWithin(margin: 0.5))
  }

  @Test func endsOutOfOrderAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfidenceInterval(low: 1, high: 0, level: 0.95)
    }
  }
}
