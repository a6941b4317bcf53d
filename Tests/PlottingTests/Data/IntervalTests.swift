import Plotting
import Testing

@Suite struct IntervalTests {
  @Test func theWordsDefineTheInterval() {
    #expect(
      Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5).words
        == "mean, 95\u{A0}% t-interval (pointwise), n = 5 seeds"
    )
    #expect(
      Interval(.median, .quantiles(0.15, 0.85), sampleCount: 9...10, unit: "runs").words
        == "median, 15\u{A0}% to 85\u{A0}% quantiles of the runs, n = 9 to 10 runs"
    )
    #expect(
      Interval(.share, .wilson(level: 0.999), sampleCount: 3...3, unit: "runs").words
        == "share, 99.9\u{A0}% Wilson interval (pointwise), n = 3 runs"
    )
    #expect(
      Interval(.mean, .range, sampleCount: 3...3).words
        == "mean, minimum to maximum of the seeds, n = 3 seeds"
    )
  }
}
