import Testing

@testable import Gate

/// How often the gate fails where the truth is known: a sample of the table of its specification (normal noise of standard
/// deviation 1, 40,000 repeats there, in per cent).
///
/// A count is held against the 99.9 % interval of the normal approximation to the binomial of both simulations, and half a
/// unit of the last digit of the table.
struct GateSimulationTests {
  private static let repeats = 2000

  /// The word of two samples that are the only comparison of a check, without what else a check tells: it is asked for by the
  /// thousand.
  private static func word(_ baseline: [Double], _ candidate: [Double], margin: Double) throws
    -> GateWord
  {
    let (before, now) = (try #require(GateSample(baseline)), try #require(GateSample(candidate)))
    let test = MeanDifference(now, less: before, .higher)
    return GateComparison(test, margin: margin, adjustedP: test.lossP, adjustedGainP: test.gainP)
      .word(alpha: 0.01)
  }

  @Test(arguments: [
    (10, 3, 2.0, [0.1, 47, 91, 99.8]), (10, 3, 1.0, [1.0, 16, 38, 63]),
    (10, 5, 2.0, [0.0, 49, 97, 100]), (10, 5, 1.0, [0.8, 24, 55, 82]),
    (10, 1, 2.0, [0.8, 24, 54, 81]), (10, 1, 1.0, [1.0, 7, 13, 24]),
  ])
  func ratesAreThoseOfTheTable(
    baseline: Int,
    candidate: Int,
    margin: Double,
    expected: [Double]
  ) throws {
    for (index, factor) in [0, 1, 1.5, 2].enumerated() {
      var draws = NormalDraws(seed: UInt64(100 * index + candidate))
      var failures = 0
      for _ in 0..<Self.repeats {
        let word = try Self.word(
          draws.values(baseline, mean: 0),
          draws.values(candidate, mean: -factor * margin),
          margin: margin
        )
        if word == .regressed { failures += 1 }
      }
      let rate = 100 * Double(failures) / Double(Self.repeats)
      let share = min(max(expected[index] / 100, 0.001), 0.999)
      let error =
        100 * (share * (1 - share) * (1 / Double(Self.repeats) + 1.0 / 40_000)).squareRoot()
      let tolerance = 3.29 * error + (expected[index] < 5 || expected[index] > 99 ? 0.05 : 0.5)
      #expect(abs(rate - expected[index]) <= tolerance, "\(factor) margins: \(rate) ± \(tolerance)")
    }
  }

  /// One group of 40 runs, split at random into ten and three: nothing differs, and α is .01.
  ///
  /// Without the second condition (a margin next to nothing) 2,000 splits give 20 false losses, and 36 at most by chance
  /// (scipy 1.17.1: binom.interval(0.999, 2000, 0.01)).
  @Test func aGroupSplitAtRandomRegressesAtMostAtTheStatedLevel() throws {
    var draws = NormalDraws(seed: 5)
    let group = draws.values(40, mean: 20)
    var failures = 0
    for _ in 0..<2000 {
      let shuffled = group.map { ($0, draws.uniform()) }.sorted { $0.1 < $1.1 }.map(\.0)
      let word = try Self.word(Array(shuffled[..<10]), Array(shuffled[10..<13]), margin: 1e-6)
      if word == .regressed { failures += 1 }
    }
    #expect(failures <= 36)
    #expect(failures > 0)
  }

  /// Runs that scatter about the mean of those in hand decide what was open as often as the number said, or more.
  @Test func furtherRunsDecideWithTheStatedChance() throws {
    let found = try finding(open)
    let count = try #require(found.furtherRuns?.number)
    let spread = 0.000_986_806_910_6
    let mean = open.reduce(0, +) / 3
    func decided(_ more: Int, _ draws: inout NormalDraws) throws -> Double {
      var decisions = 0
      for _ in 0..<Self.repeats {
        let added = (0..<more).map { _ in mean + spread * draws.next() }
        if try Self.word(tenRuns, open + added, margin: 0.002) != .undecided { decisions += 1 }
      }
      return Double(decisions) / Double(Self.repeats)
    }
    var draws = NormalDraws(seed: 7)
    // The spread of the runs is drawn here and fixed in the formula: a few per cent.
    #expect(abs(try decided(count, &draws) - 0.8) < 0.06)
    #expect(try decided(count / 2, &draws) < 0.75)
  }
}
