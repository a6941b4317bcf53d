internal import Notation

/// How the numbers of a metric are written for people: as many decimals as its margin needs.
struct GateNumbers {
  private let places: Int
  /// What turns an amount of the metric into percentage points; nil for a metric that has none.
  private let points: Double?

  /// Writes numbers of a metric.
  ///
  /// - Parameters:
  ///   - metric: Its name.
  ///   - margin: The loss that matters: a hundredth of it is shown.
  ///   - mean: A mean of it, which tells shares from per cent.
  init(metric: String, margin: Double, mean: Double) {
    places = BaselineText.places(margin: margin) ?? 12
    points = GateMetricName.isAccuracy(metric) ? (mean > 1.5 ? 1 : 100) : nil
  }

  /// A value, or where it is beyond what decimals show, its significant digits.
  func value(_ number: Double) -> String {
    abs(number) < 1e6 ? Format.fixed(number, decimals: places) : Format.significant(number)
  }

  /// A difference with its sign: of accuracies in percentage points, whichever way they were logged.
  func difference(_ number: Double) -> String { signed(number) + unit }

  /// A difference and the ends of its interval, with their common unit once.
  func difference(_ number: Double, low: Double, high: Double) -> String {
    "\(signed(number)) (\(signed(low)) to \(signed(high)))\(unit)"
  }

  /// A margin, with all its digits.
  func margin(_ margin: Double) -> String {
    guard let points else { return Format.setting(margin) }
    return Format.spelled((margin * points).decimal(places: 9)) + unit
  }

  private var unit: String { points == nil ? "" : " points" }

  private func signed(_ number: Double) -> String {
    let text =
      points.map { Format.fixed(number * $0, decimals: max(0, $0 == 100 ? places - 2 : places)) }
      ?? value(number)
    return number > 0 ? "+" + text : text
  }

  /// An amount with its unit where that is known: `0.20 percentage points`.
  func amount(_ number: Double) -> String {
    guard let points else { return value(number) }
    let decimals = max(0, min(12, places - 1 - (points == 100 ? 2 : 0)))
    return Format.fixed(number * points, decimals: decimals) + " percentage points"
  }
}
