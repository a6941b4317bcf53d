internal import Foundation

/// The numbers of pairs at which a comparison is looked at while seeds are added, and what each look may spend.
///
/// A comparison at family level γ is tested at every look k at a level of its own, a(γ, tₖ) − a(γ, tₖ₋₁), with the spending
/// function of Lan and DeMets (1983, doi:10.1093/biomet/70.3.659) that resembles the boundary of O'Brien and Fleming (1979):
/// a(γ, t) = 2 − 2Φ(z₁₋γ⸝₂ / √t), where t is the share of the most pairs. The levels add up to γ, so that the chance of any
/// false look is at most γ whatever the dependence of the looks (Bonferroni), and hardly anything is spent early, where
/// Student's t is least to be trusted.
public struct Looks: Sendable, Hashable {
  /// The numbers of pairs, ascending; the last is the most.
  public let counts: [Int]

  /// Looks from the fewest pairs to the most, each √2 times the one before.
  ///
  /// - Precondition: 1 ≤ `least` ≤ `most`.
  public init(least: Int, most: Int) {
    precondition(1 <= least && least <= most, "The least number of pairs is at most the most.")
    var counts = [most]
    for halvings in 1... {
      let count = Int((Double(most) / pow(2, Double(halvings) / 2)).rounded())
      guard count >= least, count > 1, count < counts[0] else { break }
      counts.insert(count, at: 0)
    }
    self.counts = counts[0] == least ? counts : [least] + counts
  }

  /// The fewest pairs at which a comparison is looked at.
  public var least: Int { counts[0] }
  /// The most pairs that a comparison gets.
  public var most: Int { counts[counts.count - 1] }

  /// The level at which look number `look` is tested in a comparison of level γ.
  ///
  /// - Precondition: 0 < `familyLevel` < 1, and the look exists.
  public func level(at look: Int, of familyLevel: Double) -> Double {
    spent(counts[look], of: familyLevel)
      - (look == 0 ? 0 : spent(counts[look - 1], of: familyLevel))
  }

  /// The smallest γ at which a comparison with such a p-value at a look is decided there; 1 where none below 0.3 is.
  ///
  /// Up to 0.3 the level of a look grows with γ; beyond, nobody tests.
  public func familyLevel(deciding p: Double, at look: Int) -> Double {
    guard counts.count > 1 else { return p }
    var (low, high) = (1e-300, 0.3)
    guard level(at: look, of: low) < p else { return p == 0 ? 0 : low }
    guard level(at: look, of: high) >= p else { return 1 }
    while high / low > 1 + 1e-13 {
      let middle = low.squareRoot() * high.squareRoot()
      guard low < middle, middle < high else { break }
      if level(at: look, of: middle) >= p { high = middle } else { low = middle }
    }
    return high
  }

  /// a(γ, t): what may be spent up to so many pairs.
  private func spent(_ count: Int, of familyLevel: Double) -> Double {
    guard count < most else { return familyLevel }
    let z = -StandardNormal.quantile(familyLevel / 2)
    return 2 * StandardNormal.cumulative(-z / (Double(count) / Double(most)).squareRoot())
  }
}
