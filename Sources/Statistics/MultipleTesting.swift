/// Holm's adjusted p-values, in the order given: all claims below α keep the chance of any false one
/// below α.
///
/// p₍ᵢ₎ = max over j ≤ i of min(1, (K − j + 1) p₍ⱼ₎), whatever the dependence between the tests
/// (Holm 1979).
///
/// - Precondition: every p-value lies in 0...1.
public func holm(_ pValues: [Double]) -> [Double] {
  let order = ascendingOrder(pValues)
  var adjusted = pValues
  var largest = 0.0
  for (rank, index) in order.enumerated() {
    largest = max(largest, min(1, Double(order.count - rank) * pValues[index]))
    adjusted[index] = largest
  }
  return adjusted
}

/// The significance level at which Holm's procedure tests each p-value, in the order given.
///
/// α/(K − j + 1) for the j-th smallest. The confidence interval of level 1 minus this value excludes
/// zero exactly when the test rejects there, so it is the interval to print beside an adjusted p.
///
/// - Precondition: every p-value lies in 0...1, and 0 < `significance` < 1.
public func holmLevels(_ pValues: [Double], significance: Double = 0.05) -> [Double] {
  precondition(significance > 0 && significance < 1, "A significance level is between 0 and 1.")
  let order = ascendingOrder(pValues)
  var levels = pValues
  for (rank, index) in order.enumerated() {
    levels[index] = significance / Double(order.count - rank)
  }
  return levels
}

/// The positions of the p-values from the smallest to the largest; equal ones stay in order.
private func ascendingOrder(_ pValues: [Double]) -> [Int] {
  precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "A p-value is a probability.")
  return pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
}
