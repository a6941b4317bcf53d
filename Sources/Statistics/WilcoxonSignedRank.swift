/// Wilcoxon's signed-rank test of paired differences, exact for any number of pairs and with ties.
///
/// Differences of zero are left out, as Wilcoxon did; equal magnitudes share their mean rank, and
/// the null distribution is the one of the ranks at hand.
public struct WilcoxonSignedRank: Sendable, Hashable {
  /// The smaller of the rank sums of the positive and of the negative differences.
  public let statistic: Double
  /// The two-sided p-value; 1 when every difference is zero.
  public let p: Double

  /// Tests whether the differences are symmetric about zero.
  public init(_ comparison: PairedComparison) {
    let differences = comparison.differences.filter { $0 != 0 }
    let ranks = doubledRanks(differences.map { abs($0) })
    let total = ranks.reduce(0, +)
    let positive = zip(differences, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    let smaller = min(positive, total - positive)
    // chances[w] is the probability that the positive ranks sum to w when every sign is a fair coin.
    var chances = [Double](repeating: 0, count: total + 1)
    chances[0] = 1
    var reach = 0
    for rank in ranks {
      reach += rank
      for sum in stride(from: reach, through: 0, by: -1) {
        chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2
      }
    }
    statistic = Double(smaller) / 2
    // Where both tails meet in the middle, they count it twice.
    p = min(1, 2 * chances[...smaller].reduce(0, +))
  }

  /// The outcome, as tables print it.
  public var test: SignificanceTest { SignificanceTest(.wilcoxon, statistic: statistic, p: p) }
}
