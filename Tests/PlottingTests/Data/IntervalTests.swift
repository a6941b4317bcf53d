import Plotting
import Testing

@Suite struct IntervalTests {
  @Test func theWordsDefineTheInterval() {
    #expect(
      Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5).words
        == "mean and its pointwise 95\u{A0}% t-interval (n = 5 seeds)"
    )
    #expect(
      Interval(.median, .quantiles(0.15, 0.85), sampleCount: 9...10, unit: "runs").words
        == "median and the 15\u{A0}% and 85\u{A0}% quantiles (n = 9 to 10 runs)"
    )
    #expect(
      Interval(.share, .wilson(level: 0.999), sampleCount: 3...3, unit: "runs").words
        == "share and its pointwise 99.9\u{A0}% Wilson interval (n = 3 runs)"
    )
    #expect(
      Interval(.mean, .range, sampleCount: 3...3).words
        == "mean, the smallest and the largest (n = 3 seeds)"
    )
  }
}
