internal import Notation

/// What a number without an interval is: the middle of how many runs.
///
/// Cells and columns have no room for intervals; their reader must still know what was computed from how much.
public struct PointEstimate: Sendable, Hashable {
  /// The value.
  public var centre: Interval.Centre
  /// How many runs each value is computed from: the fewest and the most.
  public var sampleCount: ClosedRange<Int>
  /// What is counted, in the plural.
  public var unit: String

  /// Creates the meaning of a value that is computed from at least one run.
  public init(
    _ centre: Interval.Centre = .mean,
    sampleCount: ClosedRange<Int>,
    unit: String? = nil
  ) {
    precondition(sampleCount.lowerBound >= 1, "an estimate comes from at least one run")
    self.centre = centre
    self.sampleCount = sampleCount
    self.unit = unit ?? localized("seeds")
  }

  /// The definition for captions, such as "mean (n = 5 seeds)".
  public var words: String {
    let count = localized("n = \(Self.words(sampleCount)) \(unit)")
    return localized("\(centre.words) (\(count))")
  }

  /// A count or two, such as "5" and "3 to 5".
  package static func words(_ counts: ClosedRange<Int>) -> String {
    counts.lowerBound == counts.upperBound
      ? Format.count(counts.lowerBound)
      : localized("\(counts.lowerBound) to \(counts.upperBound)")
  }
}
