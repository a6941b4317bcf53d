internal import Plotting
internal import Statistics

/// The centre and the ends of some values, one per seed, as figures show them.
///
/// From five seeds on the ends are those of a t-interval; with fewer, such an interval says more about Student's
/// distribution than about the runs, and the ends are the smallest and the largest run.
struct SeedSpread {
  static func interval(seeds: Int) -> Plotting.Interval {
    Plotting.Interval(
      .mean,
      seeds < 5 ? .range : .tInterval(level: 0.95),
      sampleCount: seeds...seeds
    )
  }

  static func point(x: Double, _ values: [Double]) -> IntervalPoint? {
    guard let summary = Summary(of: values) else { return nil }
    if values.count >= 5, let interval = summary.interval(level: 0.95) {
      return IntervalPoint(x: x, y: summary.mean, lower: interval.low, upper: interval.high)
    }
    return IntervalPoint(x: x, y: summary.mean, lower: summary.minimum, upper: summary.maximum)
  }
}
