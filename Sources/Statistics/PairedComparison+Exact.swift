extension PairedComparison {
  /// The most pairs for which `signFlipP` counts all 2ⁿ sign patterns.
  public static let signFlipLimit = 20

  /// The share of the 2ⁿ sign patterns whose |Σ ± d| reaches the observed |Σ d|; nil above 20 pairs.
  ///
  /// Exact, and assumes only that the differences are symmetric about zero under the null
  /// hypothesis. It cannot fall below 2/2ⁿ: five pairs never reach 0.05, ten reach 0.00195.
  public var signFlipP: Double? {
    guard count <= Self.signFlipLimit else { return nil }
    let observed = abs(differences.reduce(0, +))
    // Sums that are equal on paper differ by rounding; metrics are multiples of 1/examples, far above.
    let slack = 1e-10 * differences.reduce(0) { $0 + abs($1) }
    // Flipping all signs changes no magnitude, so the first sign stays fixed.
    var sums = [differences[0]]
    for difference in differences.dropFirst() {
      sums = sums.map { $0 + difference } + sums.map { $0 - difference }
    }
    let extreme = sums.reduce(0) { $0 + (abs($1) >= observed - slack ? 1 : 0) }
    return Double(extreme) / Double(sums.count)
  }

  /// The median of all pairwise means (dᵢ + dⱼ)/2, i ≤ j: Hodges and Lehmann's estimate of the centre.
  public var hodgesLehmann: Double {
    let means = differences.indices.flatMap { i in
      differences[i...].map { (differences[i] + $0) / 2 }
    }
    return Summary(of: means)?.median ?? mean
  }
}
