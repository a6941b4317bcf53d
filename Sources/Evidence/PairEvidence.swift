internal import Experiments
internal import Measures
package import Statistics

/// What pairing did for a comparison: how the values of its pairs go together, and what its runs say as independent ones.
///
/// Pairs are decided on before there are numbers, so that nothing here changes a test.
package struct PairEvidence: Sendable, Hashable {
  /// The number of pairs.
  package let count: Int
  /// Pearson's correlation of the values of the pairs; nil for fewer than three, and where a side does not vary.
  package let correlation: Double?
  /// Welch's 95 % interval of subject − reference, in the unit of the effect; nil for a single pair.
  package let independent: ConfidenceInterval?

  /// Whether the values of the pairs go together, so that their differences vary less.
  package var helps: Bool { correlation.map { $0 > 0 } ?? true }
}

extension PartResult {
  /// What pairing did; nil for independent runs, for checks, and for comparisons of changes and constants.
  ///
  /// - Parameter cells: The runs.
  package func pairing(in cells: [Cell]) -> PairEvidence? {
    guard let comparison, comparison.isPaired, case .comparison(let claimed) = part.test,
      case .side = claimed.subject, case .side = claimed.reference
    else { return nil }
    let sides = claimed.values(part.endpoint, in: cells).map { side in
      Dictionary(
        side.compactMap { value in
          value.value.exact.map { (value.seed, claimed.onScale($0)) }
        },
        uniquingKeysWith: { first, _ in first }
      )
    }
    let seeds = Set(sides[0].keys).intersection(sides[1].keys).sorted()
    let subject = seeds.compactMap { sides[0][$0] }
    let reference = seeds.compactMap { sides[1][$0] }
    let whole = MeanComparison(independent: subject, minus: reference)
    return PairEvidence(
      count: seeds.count,
      correlation: Self.correlation(subject, reference),
      independent: whole?.studentInterval(significance: 0.05).map {
        ConfidenceInterval(low: scaled($0.low), high: scaled($0.high), level: $0.level)
      }
    )
  }

  private static func correlation(_ one: [Double], _ other: [Double]) -> Double? {
    guard let a = Summary(of: one), let b = Summary(of: other), one.count > 2,
      let spread = a.standardDeviation, let otherSpread = b.standardDeviation,
      spread > 0, otherSpread > 0
    else { return nil }
    let products = zip(one, other).reduce(0) { $0 + ($1.0 - a.mean) * ($1.1 - b.mean) }
    return min(1, max(-1, products / Double(one.count - 1) / spread / otherSpread))
  }
}
