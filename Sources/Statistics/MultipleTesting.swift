/// Holm's procedure with weights: the chance of any false rejection among all hypotheses stays below α, whatever the
/// dependence between the tests (Holm 1979, Scandinavian Journal of Statistics 6:65, with the weights of its section 5).
///
/// The hypothesis of the smallest p/weight is tested at the share of α that its weight is of all; where it is rejected, the
/// others share its part. Testing ends at the first that is not.
public struct WeightedHolm: Sendable, Hashable {
  /// The adjusted p-values, in the order given: below α where the hypothesis is rejected.
  public let adjusted: [Double]
  /// The levels at which the hypotheses are tested; after the end those that stay all have the last shares.
  public let levels: [Double]

  /// Tests hypotheses together.
  ///
  /// - Precondition: every p-value lies in 0...1, weights are positive, and 0 < `significance` < 1.
  public init(_ pValues: [Double], weights: [Double]? = nil, significance: Double = 0.05) {
    let weights = weights ?? pValues.map { _ in 1 }
    precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "A p-value is a probability.")
    precondition(
      weights.count == pValues.count && weights.allSatisfy { $0 > 0 },
      "A weight is a share."
    )
    precondition(significance > 0 && significance < 1, "A significance level is between 0 and 1.")
    let order = pValues.indices.sorted {
      (pValues[$0] / weights[$0], $0) < (pValues[$1] / weights[$1], $1)
    }
    var (adjusted, levels) = (pValues, pValues)
    var (largest, last): (Double, Double?) = (0, nil)
    for (rank, index) in order.enumerated() {
      let rest = order[rank...].reduce(0) { $0 + weights[$1] }
      largest = max(largest, min(1, pValues[index] * rest / weights[index]))
      adjusted[index] = largest
      if largest > significance, last == nil { last = rest }
      levels[index] = significance * weights[index] / (last ?? rest)
    }
    self.adjusted = adjusted
    self.levels = levels
  }
}
