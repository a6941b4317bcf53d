public import Measures

/// How the numbers at all levels of a sweep become one.
public enum LevelSummary: Sendable, Hashable {
  /// The largest minus the smallest.
  case range
  /// The standard deviation.
  case deviation
  /// The slope over log2 of the level, by least squares: the change per doubling.
  case slopePerDoubling
  /// The largest level at which the run trains (``Measure/trains``), every level below it too.
  case largestTrainedLevel
  /// How many decades of levels around the best one have a number within a distance of the best, levels without a gap; a lower
  /// bound where the levels end first.
  case decadesWithin(Double)
}

/// The number that a claim compares: a measure of a run, or a summary of it over the levels of a sweep.
public struct Endpoint: Sendable, Hashable {
  /// What a run is reduced to.
  public var measure: Measure
  /// How the levels of a sweep become one number; nil for the number at one level.
  public var summary: LevelSummary?
  /// The levels that are summarised; nil for all.
  public var levels: [Double]?

  /// Creates an endpoint.
  public init(_ measure: Measure, summary: LevelSummary? = nil, levels: [Double]? = nil) {
    self.measure = measure
    self.summary = summary
    self.levels = levels
  }
}

extension Endpoint {
  /// How two of its numbers are compared where a claim does not say.
  public var usualScale: EffectScale {
    switch summary {
    case nil, .range, .deviation: measure.usualScale
    case .slopePerDoubling: measure.usualScale == .points ? .points : .difference
    case .largestTrainedLevel: .ratio
    case .decadesWithin: .difference
    }
  }

  /// The shares that it can be, where it is one; nil for another number.
  var shares: ClosedRange<Double>? {
    guard measure.unit.isShare else { return nil }
    return switch summary {
    case nil: measure.canBeNegative || measure.isDifference ? -1...1 : 0...1
    case .range, .deviation: 0...1
    case .slopePerDoubling, .largestTrainedLevel, .decadesWithin: nil
    }
  }
}
