internal import Experiments
internal import Foundation
internal import Runs
internal import Statistics

/// Two trained networks of one seed on the same test examples.
struct PredictionComparison {
  var seed: UInt64
  /// The test; nil where a run diverged or the record lacks predictions.
  var test: McNemar?

  /// Compares what the final weights of two runs got right.
  init(_ first: RunRecord, _ second: RunRecord) {
    seed = first.configuration.seed
    guard let first = Self.correct(in: first), let second = Self.correct(in: second),
      first.count == second.count
    else { return }
    let bits = zip(first, second)
    test = McNemar(
      onlyFirstCorrect: bits.reduce(0) { $0 + ($1.0 & ~$1.1).nonzeroBitCount },
      onlySecondCorrect: bits.reduce(0) { $0 + (~$1.0 & $1.1).nonzeroBitCount }
    )
  }

  private static func correct(in record: RunRecord) -> Data? {
    guard record.divergence == nil else { return nil }
    return record.tests.first { $0.selection == .lastEpoch }?.correct
  }
}

/// McNemar's test of each pair of a study's networks, at each level, seed by seed.
///
/// It speaks about these trained networks and further examples; the claims' intervals speak about further seeds.
struct PredictionComparisons {
  /// Two networks at one level.
  private struct Pair {
    var first: String
    var second: String
    var levels: [FactorLevel]
    var seeds: [PredictionComparison]
  }

  private static let significance = 0.05

  private let study: Study
  private let pairs: [Pair]
  private let hasTest: Bool

  init(of study: Study, cells: [Cell]) {
    self.study = study
    hasTest = cells.contains { $0.records.contains { !$0.tests.isEmpty } }
    pairs = cells.indices.flatMap { index in
      cells[(index + 1)...].filter { $0.levels == cells[index].levels }.map { other in
        Pair(
          first: cells[index].network.title,
          second: other.network.title,
          levels: other.levels,
          seeds: zip(cells[index].records, other.records).map(PredictionComparison.init)
        )
      }
    }
  }

  /// Why there is nothing to compare, nil where there is.
  private var obstacle: String? {
    if !study.keepsPredictions {
      return "The study does not keep which test examples its networks get right."
    }
    if !hasTest { return "There are no test examples to compare the networks on." }
    return pairs.isEmpty ? "The study has no two networks to compare." : nil
  }

  /// What the tests say in a line.
  var summary: String {
    if let obstacle { return obstacle }
    let texts = pairs.map { pair in
      let tests = pair.seeds.compactMap(\.test)
      let ps = tests.map(\.p)
      guard let low = ps.min(), let high = ps.max() else {
        return "\(name(of: pair)): no pair of finished runs"
      }
      let found = tests.filter { $0.p < Self.significance }
      let first = found.count { $0.onlyFirstCorrect > $0.onlySecondCorrect }
      let seeds = "\(tests.count) \(tests.count == 1 ? "seed" : "seeds")"
      let range =
        tests.count == 1
        ? "p \(Format.probability(high))"
        : "p from \(Self.bare(low)) to \(Self.bare(high))"
      return "\(name(of: pair)): beyond chance in \(found.count) of \(seeds), "
        + "\(first) for the first and \(found.count - first) for the second (\(range))"
    }
    return "On further test examples, with the networks as they were trained (McNemar's exact test "
      + "at 5 %, each seed for itself): \(texts.joined(separator: "; "))."
  }

  /// One row a pair, level and seed.
  var table: String {
    if let obstacle { return obstacle }
    let factors = study.sweep.map(\.key.title)
    return MarkdownText.table(
      caption: "\(MarkdownText.escape(study.title)): test examples that only one of two trained "
        + "networks gets right, and McNemar's exact p, not adjusted.",
      header: factors + ["Networks", "Seed", "Only the first", "Only the second", "p"],
      alignments: factors.map { _ in .trailing } + [.leading]
        + .init(repeating: .trailing, count: 4),
      rows: pairs.flatMap { pair in
        pair.seeds.map { seed in
          pair.levels.map(\.text) + [
            MarkdownText.escape("\(pair.first), \(pair.second)"), "\(seed.seed)",
            seed.test.map { Format.count($0.onlyFirstCorrect) } ?? "—",
            seed.test.map { Format.count($0.onlySecondCorrect) } ?? "—",
            seed.test.map { Self.bare($0.p) } ?? "—",
          ]
        }
      }
    )
  }

  private func name(of pair: Pair) -> String {
    let levels = pair.levels.map { " at \($0.key.title.lowercased()) \($0.text)" }.joined()
    return "\(pair.first) against \(pair.second)\(levels)"
  }

  /// A p-value without the sign of equality.
  private static func bare(_ p: Double) -> String {
    let text = Format.probability(p)
    return text.hasPrefix("= ") ? String(text.dropFirst(2)) : text
  }
}
