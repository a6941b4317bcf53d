/// Runs of one seed on both sides.
enum Pairing {
  /// The fewest pairs that are a sample.
  static let least = 3

  /// Why runs are compared as two samples although the baseline says pairs.
  static let refusal =
    "not every run has a seed of its own that the baseline has, with \(least) at least: compared as two samples"

  /// The differences of pairs, candidate less baseline, by seed.
  ///
  /// Runs without a partner would have to be left out, and leaving out runs of a candidate is how a loss hides; so all of
  /// them have one, or there are no pairs.
  static func differences(_ numbers: [GateNumber], _ runs: [GatedMetric.Run]) -> [Double]? {
    let values = numbers.filter { $0.value != nil }
    let seeds = values.compactMap(\.seed)
    guard seeds.count == values.count, Set(seeds).count == seeds.count, seeds.count >= least else {
      return nil
    }
    var differences: [Double] = []
    for number in values.sorted(by: { ($0.seed ?? 0) < ($1.seed ?? 0) }) {
      let partners = runs.filter { $0.seed == number.seed }
      guard partners.count == 1, let before = partners[0].value, let now = number.value else {
        return nil
      }
      differences.append(now - before)
    }
    return differences
  }
}
