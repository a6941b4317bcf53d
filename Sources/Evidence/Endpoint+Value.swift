internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Statistics

extension Endpoint {
  /// A run at a level of a sweep.
  struct Reading {
    /// The level, nil in a study without sweep.
    var level: Double?
    var run: MeasuredRun
  }

  /// The endpoint of one seed: of its only reading, or of those at all levels that are summarised.
  func value(of readings: [Reading]) -> MeasuredValue {
    guard let summary else {
      return readings.first.map { measure.value(of: $0.run) } ?? .notRecorded
    }
    let points = readings.compactMap { reading in
      reading.level.map { LevelPoint(level: $0, value: measure.value(of: reading.run)) }
    }
    .filter { point in levels.map { $0.contains(point.level) } ?? true }
    .sorted { $0.level < $1.level }
    switch summary {
    case .range: return Self.summarising(points) { $0.maximum - $0.minimum }
    case .deviation: return Self.summarising(points) { $0.standardDeviation }
    case .slopePerDoubling: return slope(points)
    case .largestTrainedLevel: return Self.largestTrained(points)
    case .decadesWithin(let distance): return Self.decades(points, within: distance)
    }
  }

  /// A measure at a level.
  private struct LevelPoint {
    var level: Double
    var value: MeasuredValue
  }

  private static func summarising(
    _ points: [LevelPoint],
    _ summary: (Summary) -> Double?
  ) -> MeasuredValue {
    let numbers = points.compactMap(\.value.exact)
    guard numbers.count == points.count else { return unsummarised(points) }
    return Summary(of: numbers).flatMap(summary).map(MeasuredValue.number) ?? .notRecorded
  }

  /// What is said of points that do not all have an exact number: one that diverged or has none leaves nothing, bounds alone
  /// leave it open.
  private static func unsummarised(_ points: [LevelPoint]) -> MeasuredValue {
    if points.contains(where: { $0.value == .diverged }) { return .diverged }
    return points.contains { $0.value == .notRecorded } ? .notRecorded : .open
  }

  private func slope(_ points: [LevelPoint]) -> MeasuredValue {
    let isLogarithmic = measure.usualScale == .ratio
    let numbers = points.compactMap { point in
      point.value.exact.map { (x: log2(point.level), y: isLogarithmic ? log($0) : $0) }
    }
    guard numbers.count == points.count else { return Self.unsummarised(points) }
    // A number or a level of 0 or less has no logarithm.
    return Slope.leastSquares(numbers).map(MeasuredValue.number) ?? .notRecorded
  }

  private static func largestTrained(_ points: [LevelPoint]) -> MeasuredValue {
    let trained = points.prefix { ($0.value.exact ?? 0) > 0 }
    guard let last = trained.last else {
      return points.first.map { MeasuredValue.atMost($0.level) } ?? .notRecorded
    }
    return trained.count == points.count ? .atLeast(last.level) : .number(last.level)
  }

  /// From the best level to both sides, as long as the measure stays near the best; a level that diverged is not near.
  ///
  /// A lower bound where the levels end before the measure does: beyond them nobody looked.
  private static func decades(_ points: [LevelPoint], within distance: Double) -> MeasuredValue {
    guard points.allSatisfy({ $0.value == .diverged || $0.value.exact != nil }) else {
      return unsummarised(points.filter { $0.value != .diverged })
    }
    let numbers = points.map { $0.value.exact ?? -.infinity }
    guard let best = numbers.max(), let place = numbers.firstIndex(of: best), points[0].level > 0
    else { return .notRecorded }
    guard best.isFinite else { return .diverged }
    let isNear = numbers.map { $0 >= best - distance }
    var range = place...place
    while range.lowerBound > 0, isNear[range.lowerBound - 1] {
      range = range.lowerBound - 1...range.upperBound
    }
    while range.upperBound < points.count - 1, isNear[range.upperBound + 1] {
      range = range.lowerBound...range.upperBound + 1
    }
    let decades = log10(points[range.upperBound].level / points[range.lowerBound].level)
    let isAtAnEnd = range.lowerBound == 0 || range.upperBound == points.count - 1
    return isAtAnEnd ? .atLeast(decades) : .number(decades)
  }
}
