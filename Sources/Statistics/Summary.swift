/// The usual description of one sample: its centre, its spread and its ends.
///
/// Spread uses the divisor n − 1, and so exists from two values on.
public struct Summary: Sendable, Hashable {
  /// The number of values, at least one.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The middle value, or the mean of the middle two.
  public let median: Double
  /// The smallest value.
  public let minimum: Double
  /// The largest value.
  public let maximum: Double
  /// s = √(Σ(x − x̄)² / (n − 1)), or nil for a single value.
  public let standardDeviation: Double?

  /// Describes `values`; nil if there are none or if one of them is NaN or infinite.
  public init?(of values: [Double]) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    let n = Double(values.count)
    // The second pass removes what rounding left in the first; equal values then have zero spread.
    let roughMean = values.reduce(0, +) / n
    let correction = values.reduce(0) { $0 + ($1 - roughMean) } / n
    let mean = sorted[0] == sorted[sorted.count - 1] ? sorted[0] : roughMean + correction
    count = values.count
    self.mean = mean
    median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
    standardDeviation =
      values.count < 2
      ? nil : (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
  }

  /// s / √n, the standard deviation of the mean, or nil for a single value.
  public var standardError: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }

  /// Student's interval of the mean, x̄ ± t·s/√n with n − 1 degrees of freedom; nil for one value.
  ///
  /// The primary interval of every report: with 5 to 20 seeds it keeps its nominal coverage where
  /// bootstrap intervals fall well below it. Values without any spread give an interval of no width.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let t = StudentT.quantile((1 + level) / 2, degrees: Double(count - 1))
    return ConfidenceInterval(
      low: mean - t * standardError,
      high: mean + t * standardError,
      level: level
    )
  }
}
