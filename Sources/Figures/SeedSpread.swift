internal import Evidence
internal import Experiments
internal import Foundation
internal import Models
internal import Notation
internal import Plotting
internal import Statistics

/// The centre and the ends of some values, one per seed, as figures show them.
///
/// From five seeds on the ends are those of a t-interval; with fewer, such an interval says more about Student's
/// distribution than about the runs, and the ends are the smallest and the largest run.
///
/// On a logarithmic scale the mean is the geometric one, and the interval that of the logarithms.
struct SeedSpread {
  /// What the ends are.
  ///
  /// - Parameters:
  ///   - seeds: How many values there are.
  ///   - isLogarithmic: Whether the mean is the geometric one.
  ///   - unit: What is counted, in the plural; nil for seeds.
  /// - Returns: The meaning of an interval, for captions.
  static func interval(
    seeds: Int,
    isLogarithmic: Bool = false,
    unit: String? = nil
  ) -> Plotting.Interval {
    Plotting.Interval(
      isLogarithmic ? .geometricMean : .mean,
      seeds < 5 ? .range : .tInterval(level: 0.95),
      sampleCount: seeds...seeds,
      unit: unit
    )
  }

  /// - Parameters:
  ///   - x: Where the values are of.
  ///   - values: One value per seed.
  ///   - isLogarithmic: Whether the mean is the geometric one.
  ///   - limits: The values that can be, where the ends of an interval are cut off.
  /// - Returns: The mean with its ends; nil without values.
  static func point(
    x: Double,
    _ values: [Double],
    isLogarithmic: Bool = false,
    within limits: ClosedRange<Double>? = nil
  ) -> IntervalPoint? {
    let scaled = isLogarithmic ? values.map(log) : values
    guard let summary = Summary(of: scaled) else { return nil }
    var ends = (summary.minimum, summary.maximum)
    if values.count >= 5, let interval = summary.interval(level: 0.95) {
      ends = (interval.low, interval.high)
    }
    func unscaled(_ value: Double) -> Double { isLogarithmic ? exp(value) : value }
    var point = IntervalPoint(
      x: x,
      y: unscaled(summary.mean),
      lower: unscaled(ends.0),
      upper: unscaled(ends.1)
    )
    if let limits, limits.contains(summary.minimum), limits.contains(summary.maximum) {
      point.lower = max(limits.lowerBound, point.lower)
      point.upper = min(limits.upperBound, point.upper)
    }
    return point
  }

  /// Whether the interval of a point ends where the values that can be end, and not where it would by itself.
  static func isCut(_ points: [IntervalPoint], at limits: ClosedRange<Double>?) -> Bool {
    guard let limits else { return false }
    return points.contains {
      $0.lower == limits.lowerBound && $0.lower < $0.y
        || $0.upper == limits.upperBound && $0.y < $0.upper
    }
  }

  /// The spread of curves at every x at which all of them have a number.
  static func curve(
    _ runs: [[DataPoint]],
    isLogarithmic: Bool = false,
    within limits: ClosedRange<Double>? = nil
  ) -> [IntervalPoint] {
    var values: [Double: [Double]] = [:]
    for point in runs.joined() { values[point.x, default: []].append(point.y) }
    let count = runs.count { !$0.isEmpty }
    return values.filter { $0.value.count == count }.sorted { $0.key < $1.key }.compactMap {
      point(x: $0.key, $0.value, isLogarithmic: isLogarithmic, within: limits)
    }
  }

  /// The most runs of a network that are drawn one by one: of more, no eye follows one.
  static let shownCount = 10

  /// What is drawn one by one, in the plural, where networks have these numbers of runs.
  static func unit(_ counts: [Int]) -> String {
    counts.contains { $0 > shownCount }
      ? localized("runs, the first \(shownCount) of each") : localized("runs")
  }
}

extension [Cell] {
  /// What is counted in cells, in the plural; nil for seeds: those of logs are hardly ever recorded.
  var unitOfRuns: String? { contains(where: \.study.isLogged) ? localized("runs") : nil }
}
