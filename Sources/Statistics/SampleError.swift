/// The reason why measured values cannot be compared.
///
/// A run can diverge, so a value that is not finite is possible and gets a typed reason. Arguments
/// that no measurement decides (levels, p-values, degrees of freedom) are preconditions instead.
public enum SampleError: Error, Sendable, Hashable {
  /// There is no value at all.
  case empty
  /// The value at this position is NaN or infinite.
  case notFinite(index: Int)
  /// The value at this position is zero or less, and so has no logarithm.
  case notPositive(index: Int)
  /// The two arms of a paired comparison have these unequal numbers of values.
  case unequalCounts(Int, Int)

  /// What to do about it.
  public var hint: String {
    switch self {
    case .empty: "Run at least one seed."
    case .notFinite:
      "Leave diverged runs out of the sample, pair by pair, and report how many there were."
    case .notPositive: "Compare differences instead of ratios."
    case .unequalCounts: "Keep only the seeds that finished in both arms."
    }
  }
}

extension SampleError: CustomStringConvertible {
  /// What is wrong, as `got X, expected Y`; positions count from one.
  public var description: String {
    switch self {
    case .empty: "the sample is empty (got 0 values, expected at least 1)"
    case .notFinite(let index):
      "value \(index + 1) of the sample is not a number (got NaN or infinity, expected a finite one)"
    case .notPositive(let index):
      "value \(index + 1) of the sample has no logarithm (got zero or less, expected more than zero)"
    case .unequalCounts(let first, let second):
      "the samples are not pairs (got \(first) and \(second) values, expected equal counts)"
    }
  }
}
