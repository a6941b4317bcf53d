/// A point with an interval around it.
public struct IntervalPoint: Sendable, Hashable {
  /// The value along the horizontal axis.
  public var x: Double
  /// The value in the middle.
  public var y: Double
  /// The lower end of the interval.
  public var lower: Double
  /// The upper end of the interval.
  public var upper: Double

  /// Creates a point with its interval.
  public init(x: Double, y: Double, lower: Double, upper: Double) {
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
  }
}

extension [IntervalPoint] {
  /// Both ends of every interval.
  var extent: [DataPoint] {
    flatMap { [DataPoint(x: $0.x, y: $0.lower), DataPoint(x: $0.x, y: $0.upper)] }
  }

  /// The intervals for the data table.
  var records: [MarkRecord] {
    map { MarkRecord(x: $0.x, y: $0.y, lower: $0.lower, upper: $0.upper) }
  }
}
