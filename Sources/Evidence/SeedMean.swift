package import Measures
internal import Models
package import Notation
internal import Statistics

/// A mean over seeds with its t-interval, as text.
package struct SeedMean {
  /// The mean.
  package var mean: String
  /// The two ends of the interval, nil with a single seed.
  package var interval: String?
  /// The mean and half the width of the interval, for tables: `88.9 ± 0.2 %`; both ends of one that is cut off at 0 or 100 %.
  package var compact: String

  /// The mean of some values, nil for none.
  ///
  /// - Parameters:
  ///   - values: One value per seed.
  ///   - style: How a number is written.
  package init?(_ values: [Double], _ style: NumberStyle) {
    guard let summary = Summary(of: values) else { return nil }
    mean = style.text(summary.mean)
    compact = mean
    guard let bounds = summary.interval(level: 0.95) else { return }
    let range = style.range(bounds.low, bounds.high)
    interval = range
    // Half the width of an interval that is cut off on one side says nothing of either.
    let isCut = style.limits.map { !($0.contains(bounds.low) && $0.contains(bounds.high)) } ?? false
    compact =
      isCut
      ? localized("\(mean) (\(range))")
      : style.text(summary.mean, plusOrMinus: (bounds.high - bounds.low) / 2)
  }

  /// The mean of a series at a stage, over the finished runs of a cell.
  package init?(of key: SeriesKey, at stage: TrainingStage, in cell: Cell) {
    self.init(
      cell.finished.compactMap { $0.value(of: key, at: stage) },
      key.metric.unit.styleOfMeans
    )
  }

  /// The mean, and the interval in parentheses where there is one.
  package var text: String {
    guard let interval else { return mean }
    return localized("\(mean) (\(interval))")
  }
}
