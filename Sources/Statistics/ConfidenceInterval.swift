/// A range that covers the true value in the stated share of repetitions of the experiment.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The lower end.
  public let low: Double
  /// The upper end, at least `low`.
  public let high: Double
  /// The nominal coverage, between 0 and 1: 0.95 for a 95 % interval.
  public let level: Double

  /// Creates an interval.
  ///
  /// - Precondition: `low` ≤ `high` and 0 < `level` ≤ 1, to which a level of many nines rounds.
  public init(low: Double, high: Double, level: Double) {
    precondition(low <= high, "The ends of an interval are in order and are numbers.")
    precondition(level > 0 && level <= 1, "A confidence level is a share between 0 and 1.")
    self.low = low
    self.high = high
    self.level = level
  }
}
