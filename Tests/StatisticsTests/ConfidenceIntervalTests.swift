import Statistics
import Testing

struct ConfidenceIntervalTests {
  @Test func endsOutOfOrderAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfidenceInterval(low: 1, high: 0, level: 0.95)
    }
  }
}
