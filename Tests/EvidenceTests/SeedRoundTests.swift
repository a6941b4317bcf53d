import Experiments
import Models
import Runs
import Testing

@testable import Evidence

/// How results are gathered round by round, whoever trains the runs.
@Suite struct SeedRoundTests {
  private let sample = AllocationSample(
    claims: [
      AllocationSample.claim("a", smallest: 0.1), AllocationSample.claim("b", "large", "plain"),
      AllocationSample.claim("c", "normal", "plain", study: "twin", smallest: 0.1),
    ],
    accuracy: AllocationSample.about(["normal": 0.2, "large": 1])
  )

  @Test func theSameRunsGiveTheSameRounds() throws {
    let (first, second) = (try sample.gathered().results, try sample.gathered().results)
    #expect(first?.rounds.isEmpty == false)
    #expect(first?.rounds == second?.rounds)
    #expect(first?.runs.map(\.entry) == second?.runs.map(\.entry))
  }

  @Test func theOrderInWhichRunsEndChangesNothing() throws {
    let expected = try sample.gathered().results
    var done: [RunID: RunRecord] = [:]
    let results = try sample.gathered { plan in
      // Trained from the last to the first, and kept as a store does.
      for entry in plan.entries.reversed() { done[entry.id] = sample.record(of: entry) }
      return plan.entries.compactMap { done[$0.id] }
    }.results
    #expect(results?.rounds == expected?.rounds)
    #expect(results?.runs.map(\.entry) == expected?.runs.map(\.entry))
  }

  @Test func theOrderOfTheClaimsChangesNoSeeds() throws {
    var turned = sample
    turned.claims.reverse()
    #expect(try turned.seedCounts() == (try sample.seedCounts()))
  }

  @Test func aRunIsAskedForOnce() throws {
    var asked: [RunID] = []
    let results = try sample.gathered { plan in
      asked += plan.entries.map(\.id)
      return plan.entries.map(sample.record)
    }.results
    // The two studies ask for the same in one round.
    let runs = try #require(results).runs.map(\.entry.id)
    #expect(Set(asked) == Set(runs))
    let perStudy = Dictionary(grouping: asked) { $0 }.values.map(\.count)
    #expect(perStudy.max() == 2)
  }

  @Test func seedsThatAnotherStudyHasAreTakenUp() throws {
    // The second study has the runs of the first; alone it would train ten seeds of its own.
    let counts = try sample.seedCounts()
    #expect(counts["twin/normal"] == counts["main/normal"])
    #expect(counts["main/normal"] == 28)
    let results = try #require(try sample.gathered().results)
    func runs(_ study: String) -> Set<RunID> {
      Set(results.runs.filter { $0.entry.study == study }.map(\.entry.id))
    }
    #expect(runs("twin").isSubset(of: runs("main")))
  }

  @Test func theResultsSayWhichRoundsThereWere() throws {
    let results = try #require(try sample.gathered().results)
    let extensions = results.rounds.flatMap(\.extensions)
    #expect(extensions.allSatisfy { $0.part == 1 && $0.from < $0.to && $0.to <= 40 })
    // What each comparison has follows on what it had.
    for claim in ["a", "b", "c"] {
      let mine = extensions.filter { $0.claim == claim }
      #expect(mine.first?.from == 5)
      #expect(zip(mine, mine.dropFirst()).allSatisfy { $0.to <= $1.from })
    }
    #expect(zip(results.rounds, results.rounds.dropFirst()).allSatisfy { $0.cost < $1.cost })
  }

  @Test func whereRecordsEndTheLastWholeRoundCounts() throws {
    var rounds = 0
    let results = try sample.gathered { plan in
      rounds += 1
      return rounds > 2 ? nil : plan.entries.map(sample.record)
    }.results
    let whole = try #require(try sample.gathered().results)
    #expect(results?.rounds == Array(whole.rounds.prefix(1)))
    #expect(results?.runs.count ?? 0 < whole.runs.count)
    #expect(try sample.gathered { _ in nil }.results == nil)
  }
}
