internal import Statistics

/// The runs of one side of a comparison.
public struct GateSample: Sendable, Hashable, Codable {
  /// How many runs have a value.
  public var count: Int
  /// The mean of their values.
  public var mean: Double
  /// The standard deviation of their values, with the divisor n − 1; 0 for a single one.
  public var deviation: Double
  /// How many runs diverged, beside those that have a value.
  public var diverged: Int

  /// Creates a sample from what is known of it.
  public init(count: Int, mean: Double, deviation: Double, diverged: Int = 0) {
    self.count = count
    self.mean = mean
    self.deviation = deviation
    self.diverged = diverged
  }

  /// The sample of some finite values; nil for none.
  public init?(_ values: [Double], diverged: Int = 0) {
    guard let summary = Summary(of: values) else { return nil }
    self.init(
      count: summary.count,
      mean: summary.mean,
      deviation: summary.standardDeviation ?? 0,
      diverged: diverged
    )
  }
}
