/// The outcome of one test of a null hypothesis.
public struct SignificanceTest: Sendable, Hashable {
  /// The tests of no difference; the raw value is the name that tables print.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Student's t-test of the mean of paired differences.
    case pairedT = "paired t"
    /// The exact permutation test that flips the signs of paired differences.
    case signFlip = "sign flip"
  }

  /// How it was tested.
  public let method: Method
  /// The test statistic, where the method has one.
  public let statistic: Double?
  /// The probability, under the null hypothesis, of data at least as extreme.
  public let p: Double

  /// Creates an outcome.
  ///
  /// - Precondition: 0 ≤ `p` ≤ 1.
  public init(_ method: Method, statistic: Double? = nil, p: Double) {
    precondition(p >= 0 && p <= 1, "A p-value is a probability.")
    self.method = method
    self.statistic = statistic
    self.p = p
  }
}
