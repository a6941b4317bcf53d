import Experiments
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence

/// What rounds do is predicted by scipy 1.17.1 from the same differences: looks by the levels of LooksTests, verdicts by
/// Student's t and Hall's T (`t.sf`, `brentq`), the look to aim at by Student's t alone.
@Suite struct SeedAllocationTests {
  private func sample(
    _ claims: String...,
    normal: Double = 1,
    large: Double = 1,
    seeds: String = "{ least: 5, most: 40 }",
    budget: Double? = nil
  ) -> AllocationSample {
    AllocationSample(
      claims: claims,
      seeds: seeds,
      budget: budget,
      accuracy: AllocationSample.about(["normal": normal, "large": large])
    )
  }

  // MARK: Which comparisons

  @Test func whatIsDecidedGetsNoSeeds() throws {
    // The same difference in every run.
    var sample = sample(AllocationSample.claim("a"))
    sample.accuracy = { network, _, _ in network == "normal" ? 0.6 : 0.5 }
    let (results, asked) = try sample.gathered()
    #expect(results?.rounds == [])
    // Five seeds of three and two networks, and of two at three levels.
    #expect(asked == [15 + 10 + 30])
    #expect(try sample.verdicts() == ["supported"])
  }

  @Test func anOpenOneIsExtendedInTheCellsThatItCompares() throws {
    // Open at five pairs; by Student's t it would be decided at ten, and is.
    let sample = sample(AllocationSample.claim("a"))
    #expect(try sample.rounds() == [["a 5-10"]])
    #expect(try sample.verdicts() == ["supported"])
    #expect(
      try sample.seedCounts() == [
        "main/plain": 10, "main/normal": 10, "main/large": 5, "twin/plain": 5, "twin/normal": 5,
        "rates/plain@0.01": 5, "rates/normal@0.01": 5, "rates/plain@0.03": 5,
        "rates/normal@0.03": 5, "rates/plain@0.3": 5, "rates/normal@0.3": 5,
      ]
    )
  }

  @Test func itGoesOnUntilItIsDecidedWithTwiceTheSeedsARoundAtMost() throws {
    // 28 pairs are aimed at from the first round on, and decide.
    let sample = sample(AllocationSample.claim("a", smallest: 0.1), normal: 0.2)
    #expect(try sample.rounds() == [["a 5-10"], ["a 10-20"], ["a 20-28"]])
    #expect(try sample.verdicts() == ["supported"])
  }

  @Test func aHopelessOneIsLeft() throws {
    // ±5 points in turn: 1 ± 5.5 points in five pairs could become something, 0 ± 5.3 in ten not even with a standard error.
    var sample = sample(AllocationSample.claim("a", smallest: 0.1))
    sample.accuracy = { network, seed, _ in
      network != "normal" ? 0.5 : seed.isMultiple(of: 2) ? 0.55 : 0.45
    }
    #expect(try sample.rounds() == [["a 5-10"]])
    #expect(try sample.verdicts() == ["inconclusive"])
  }

  @Test func theMostEndsIt() throws {
    // 0.2 ± 0.32 points are open with ten pairs, and by the spread of five could be decided with so many.
    let sample = sample(
      AllocationSample.claim("a", smallest: 0.1),
      normal: 0.2,
      seeds: "{ least: 5, most: 10 }"
    )
    #expect(try sample.rounds() == [["a 5-10"]])
    #expect(try sample.verdicts() == ["inconclusive"])
    let fixed = self.sample(AllocationSample.claim("a"), seeds: "5")
    #expect(try fixed.rounds() == [])
  }

  @Test func whatCouldNotBeJudgedGetsNone() throws {
    var sample = sample(AllocationSample.claim("a"))
    let accuracy = sample.accuracy
    sample.accuracy = { network, seed, level in
      network == "normal" && seed == 2 ? nil : accuracy(network, seed, level)
    }
    #expect(try sample.rounds() == [])
    let short = self.sample(
      AllocationSample.claim("a", "normal", "plain", "endpoint: test_accuracy, updates: 1000")
    )
    #expect(try short.rounds() == [])
    #expect(try short.verdicts() == ["not measured"])
  }

  @Test func claimsAboutTimeGetNone() throws {
    let sample = sample(
      AllocationSample.claim("a", smallest: 1.05, "endpoint: seconds_per_epoch")
    )
    #expect(try sample.rounds() == [])
  }

  @Test func checksGetNone() throws {
    let sample = sample(
      "{ id: a, question: Q, statement: S, study: main, endpoint: test_accuracy, every_run: normal, at_least: 0.51 }"
    )
    #expect(try sample.rounds() == [])
    #expect(try sample.verdicts() == ["refuted"])
  }

  // MARK: Which levels

  @Test func aLevelOfItsOwnIsExtendedAlone() throws {
    let sample = sample(
      AllocationSample.claim(
        "a",
        "{ network: normal, learning_rate: 0.03 }",
        "{ network: plain, learning_rate: 0.03 }",
        study: "rates"
      )
    )
    let counts = try sample.seedCounts()
    #expect(counts["rates/normal@0.03"] == 10)
    #expect(counts["rates/plain@0.03"] == 10)
    #expect(counts.values.count { $0 > 5 } == 2)
  }

  @Test func theBestLevelNeedsAllLevels() throws {
    let sample = sample(
      AllocationSample.claim(
        "a",
        "{ network: normal, learning_rate: best }",
        "{ network: plain, learning_rate: best }",
        study: "rates"
      )
    )
    let counts = try sample.seedCounts()
    let rates = counts.filter { $0.key.hasPrefix("rates") }
    #expect(rates.count == 6)
    #expect(Set(rates.values).count == 1)
    #expect(rates.values.allSatisfy { $0 >= 10 })
    #expect(counts["main/normal"] == 5)
  }

  @Test func aSummaryNeedsTheLevelsThatItLists() throws {
    var sample = sample(
      AllocationSample.claim(
        "a",
        study: "rates",
        "endpoint: test_accuracy, over_levels: range, levels: [0.01, 0.3]"
      )
    )
    // The range of `normal` is that of EvidenceLooksTests, that of `plain` is 0.
    let points = AllocationSample.about(["normal": 2])
    sample.accuracy = { network, seed, level in
      level == 0.3 ? points(network, seed, level) : 0.5
    }
    let counts = try sample.seedCounts()
    #expect(counts["rates/normal@0.3"] ?? 0 > 5)
    #expect(counts["rates/normal@0.3"] == counts["rates/normal@0.01"])
    #expect(counts["rates/normal@0.03"] == 5)
  }

  // MARK: The budget

  /// Two open claims, the second of which costs half as much again: 30 and 45 seconds to ten seeds.
  private func two(budget: Double?, _ more: String = "endpoint: test_accuracy") -> AllocationSample
  {
    sample(
      AllocationSample.claim("dear", "large", "plain", more),
      AllocationSample.claim("cheap", "normal", "plain"),
      budget: budget
    )
  }

  /// The least seeds: five of 3 + 3 + 6 units in the first study, whose runs the second shares; 5 · 3 levels · 6 in the third.
  private let least = 60.0 + 90

  @Test func theCheapestComesFirst() throws {
    // Both share `plain`, which the first pays for: 30 seconds each, and then four seeds more of each.
    #expect(try two(budget: nil).rounds()[0] == ["cheap 5-10", "dear 5-10"])
    #expect(try two(budget: nil).gathered().results?.rounds[0].cost == least + 30 + 30)
  }

  @Test func aHeavyClaimCountsAsCheaper() throws {
    let more = "endpoint: test_accuracy, weight: 4"
    #expect(try two(budget: nil, more).rounds()[0] == ["dear 5-10", "cheap 5-10"])
  }

  @Test func nothingIsTrainedBeyondTheBudget() throws {
    // The next look is at 7: two seeds of 3 + 3 units for the cheap one, of 6 more for the dear one.
    #expect(try two(budget: least + 11).rounds() == [])
    #expect(try two(budget: least + 29).rounds().first == ["cheap 5-7", "dear 5-7"])
    #expect(try two(budget: least + 59).rounds().first == ["cheap 5-10", "dear 5-7"])
    for budget in stride(from: least, through: least + 130, by: 7) {
      let results = try #require(try two(budget: budget).gathered().results)
      let runs = Dictionary(results.runs.map { ($0.entry.id, $0.entry.configuration) }) { a, _ in a
      }
      let cost = runs.values.reduce(0) { $0 + Double($1.network.layers[1].layer?.size ?? 0) }
      #expect(cost <= budget)
      #expect(results.rounds.allSatisfy { $0.cost <= budget })
      #expect(results.rounds.last.map { $0.cost == cost } ?? (cost == least))
    }
  }

  @Test func anExperimentThatCostsMoreThanItsBudgetHasItsLeastSeeds() throws {
    let (results, asked) = try two(budget: 1).gathered()
    #expect(asked.count == 1)
    #expect(results?.rounds == [])
  }
}
