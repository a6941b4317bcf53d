internal import Notation
internal import Statistics

/// A mean over seeds with its t-interval, as text.
struct Estimate {
  /// The mean.
  var mean: String
  /// The two ends of the interval, nil with a single seed.
  var interval: String?
  /// The mean and half the width of the interval, for tables: `88.9 ± 0.2 %`.
  var compact: String

  /// The estimate of some values, nil for none.
  ///
  /// - Parameters:
  ///   - values: One value per seed.
  ///   - format: One number as text, with its unit.
  init?(_ values: [Double], format: (Double) -> String) {
    guard let summary = Summary(of: values) else { return nil }
    mean = format(summary.mean)
    compact = mean
    guard let bounds = summary.interval(level: 0.95) else { return }
    compact = Self.join(mean, "\u{A0}±\u{A0}", format((bounds.high - bounds.low) / 2))
    interval = Self.range(bounds.low, bounds.high, format: format)
  }

  /// The estimate of a metric over the finished runs of a cell.
  init?(_ metric: Metric, at moment: Metric.Moment, in cell: Cell) {
    let values = cell.finished.compactMap { metric.value(in: $0, at: moment) }
    // A share stays a share: the interval of a mean near 100 % must not pass it.
    let format: (Double) -> String =
      metric.isAccuracy ? { Format.percent(min(max($0, 0), 1)) } : { Format.loss($0) }
    self.init(values, format: format)
  }

  /// The mean, and the interval in parentheses where there is one.
  var text: String {
    guard let interval else { return mean }
    return "\(mean) (\(interval))"
  }

  /// Two numbers with their common unit once: `88.7 to 89.1 %`.
  static func range(_ low: Double, _ high: Double, format: (Double) -> String) -> String {
    join(format(low), " to ", format(high))
  }

  /// Two texts of numbers with some words between them and their common unit once.
  private static func join(_ first: String, _ word: String, _ last: String) -> String {
    let unit = last.drop { "+−.,e".contains($0) || $0.isNumber }
    guard !unit.isEmpty, first.hasSuffix(unit) else { return first + word + last }
    return first.dropLast(unit.count) + word + last
  }
}
