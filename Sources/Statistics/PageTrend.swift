/// Page's exact test of an increasing trend over ordered treatments, a sweep of batch sizes say.
///
/// L = Σ j·R_j, where R_j is the sum over the blocks (seeds) of the ranks of treatment j. Equal values
/// share their mean rank, and the null distribution permutes the ranks at hand within each block
/// (Page 1963).
public struct PageTrend: Sendable, Hashable {
  /// Page's L; the larger, the more the values increase with the treatments.
  public let statistic: Double
  /// The one-sided p-value of an increasing trend.
  public let p: Double

  /// The most treatments whose permutations are counted.
  public static let treatmentLimit = 12

  /// Tests `blocks`, one row per seed, one column per treatment in the order of the expected increase.
  ///
  /// - Precondition: at least one row; rows of equal length, from 2 to `treatmentLimit`; no NaN.
  public init(_ blocks: [[Double]]) {
    let treatments = blocks.first?.count ?? 0
    precondition(
      (2...Self.treatmentLimit).contains(treatments),
      "A trend needs 2 to 12 treatments."
    )
    precondition(
      blocks.allSatisfy { $0.count == treatments && $0.allSatisfy { !$0.isNaN } },
      "Every block has one number per treatment."
    )
    var observed = 0
    var chances = [1.0]
    // Rows with the same ranks, in whatever order, have the same distribution.
    var known: [[Int]: [Double]] = [:]
    for block in blocks {
      let ranks = doubledRanks(block)
      observed += zip(1..., ranks).reduce(0) { $0 + $1.0 * $1.1 }
      let row = known[ranks.sorted()] ?? Self.distribution(of: ranks)
      known[ranks.sorted()] = row
      chances = Self.convolve(chances, row)
    }
    statistic = Double(observed) / 2
    p = min(1, chances[observed...].reduce(0, +))
  }

  /// The outcome, as tables print it.
  public var test: SignificanceTest { SignificanceTest(.page, statistic: statistic, p: p) }

  /// The probability of each value of Σ j·r_j when the ranks are permuted at random.
  ///
  /// Treatments take their ranks one after the other; what matters of the past is only the set of
  /// ranks taken, 2ᵏ sets instead of k! permutations.
  private static func distribution(of ranks: [Int]) -> [Double] {
    let largest = ranks.indices.reduce(0) { $0 + ($1 + 1) * 2 * ranks.count }
    var bySet = [[Double]](repeating: [], count: 1 << ranks.count)
    bySet[0] = [Double](repeating: 0, count: largest + 1)
    bySet[0][0] = 1
    for set in bySet.indices where !bySet[set].isEmpty {
      let treatment = set.nonzeroBitCount + 1
      let chance = 1 / Double(ranks.count - set.nonzeroBitCount)
      for (index, rank) in ranks.enumerated() where set & (1 << index) == 0 {
        let next = set | (1 << index)
        if bySet[next].isEmpty { bySet[next] = [Double](repeating: 0, count: largest + 1) }
        let shift = treatment * rank
        for sum in bySet[set].indices where bySet[set][sum] > 0 {
          bySet[next][sum + shift] += bySet[set][sum] * chance
        }
      }
      if set != bySet.count - 1 { bySet[set] = [] }
    }
    return bySet[bySet.count - 1]
  }

  private static func convolve(_ first: [Double], _ second: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: first.count + second.count - 1)
    for (i, a) in first.enumerated() where a > 0 {
      for (j, b) in second.enumerated() where b > 0 {
        result[i + j] += a * b
      }
    }
    return result
  }
}
