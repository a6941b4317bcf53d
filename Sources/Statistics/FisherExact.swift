internal import Foundation

/// Fisher's exact test of two shares (Fisher 1935, The Logic of Inductive Inference).
public enum FisherExact {
  /// The chance that so many of the cases, or more, fall to the first group, where the groups do not differ.
  ///
  /// - Parameters:
  ///   - first: How many of the first group are cases, and how many are not.
  ///   - second: The same of the second group.
  /// - Returns: The one-sided p-value; 1 where there are no cases.
  public static func upperP(
    first: (cases: Int, others: Int),
    second: (cases: Int, others: Int)
  ) -> Double {
    precondition(
      min(first.cases, first.others, second.cases, second.others) >= 0,
      "A count is not negative."
    )
    let size = first.cases + first.others
    let cases = first.cases + second.cases
    let all = size + second.cases + second.others
    guard cases > 0, size > 0 else { return 1 }
    var sum = 0.0
    for count in first.cases...max(first.cases, min(size, cases)) {
      sum += exp(
        logChoices(cases, count) + logChoices(all - cases, size - count) - logChoices(all, size)
      )
    }
    return min(1, sum)
  }

  /// The logarithm of the binomial coefficient; −∞ where there is no choice.
  private static func logChoices(_ all: Int, _ some: Int) -> Double {
    guard some >= 0, some <= all else { return -.infinity }
    return lgamma(Double(all + 1)) - lgamma(Double(some + 1)) - lgamma(Double(all - some + 1))
  }
}
