/// McNemar's exact test of two classifiers on the same examples.
///
/// It speaks about this pair of models and new examples, not about the algorithms and new seeds.
public struct McNemar: Sendable, Hashable {
  /// The number of examples that only the first classifier gets right.
  public let onlyFirstCorrect: Int
  /// The number of examples that only the second classifier gets right.
  public let onlySecondCorrect: Int

  /// Creates the test from the examples on which the classifiers disagree.
  ///
  /// - Precondition: neither count is negative.
  public init(onlyFirstCorrect: Int, onlySecondCorrect: Int) {
    precondition(onlyFirstCorrect >= 0 && onlySecondCorrect >= 0, "Counts are not negative.")
    self.onlyFirstCorrect = onlyFirstCorrect
    self.onlySecondCorrect = onlySecondCorrect
  }

  /// The two-sided p-value: twice the tail of the binomial distribution with probability ½; 1 at most.
  public var p: Double {
    let count = onlyFirstCorrect + onlySecondCorrect
    let fewer = min(onlyFirstCorrect, onlySecondCorrect)
    guard 2 * fewer < count else { return 1 }
    // P(X ≤ k) = I_½(n − k, k + 1)
    return min(
      1,
      2
        * SpecialFunctions.regularizedBeta(
          0.5,
          complement: 0.5,
          a: Double(count - fewer),
          b: Double(fewer + 1)
        )
    )
  }
}
