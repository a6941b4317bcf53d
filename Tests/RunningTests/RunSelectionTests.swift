import Experiments
import Foundation
import Runs
import Testing

@testable import Running

@Suite struct RunSelectionTests {
  /// 48 runs of 60 places: two studies share those of 300 examples.
  private static func plan() throws -> Plan {
    let text = """
      title: Lengths
      dataset: synthetic
      networks:
        plain: { layers: [784, 4, 10] }
        wide: { layers: [784, 64, 10], normalization: batch }
      training: { optimizer: sgd, learning_rate: 0.05, batch_size: 30, epochs: 2 }
      studies:
        sizes: { networks: [plain, wide], seeds: 6, sweep: { examples: [100, 200, 300, 400] } }
        one: { networks: [plain, wide], seeds: 6, examples: 300 }
      """
    let experiment = try Experiment(
      reading: Data(text.utf8),
      file: "lengths.yaml",
      name: "lengths",
      preset: "standard",
      figures: []
    )
    let data = try StudyData.load(for: experiment, searching: [])
    return try Plan(experiment, datasets: data.mapValues(\.summary), file: "lengths.yaml")
  }

  @Test(arguments: ["0/1", "0/8", "7/8", "99999/100000"]) func shardsAreReadFromZero(text: String) {
    let numbers = text.split(separator: "/").compactMap { Int($0) }
    #expect(RunSelection(shard: text) == .shard(numbers[0], of: numbers[1]))
  }

  @Test(arguments: [
    "", "/", "1", "8/8", "0/0", "-1/4", "+1/4", "a/b", "1/2/3", "1/", "/2", "0/100001", " 0/2",
    "٠/2",
    "99999999999999999999/99999999999999999999",
  ])
  func whatIsNoShardIsRefused(text: String) {
    #expect(RunSelection(shard: text) == nil)
  }

  @Test(arguments: [1, 2, 3, 7, 200]) func shardsDivideAPlanIntoEqualParts(count: Int) throws {
    let plan = try Self.plan()
    let parts = (0..<count).map { RunSelection.shard($0, of: count).runs(of: plan) }
    let ids = parts.map { Set($0.entries.map(\.id)) }
    // Each run is in one part, with all of its places.
    #expect(ids.map(\.count).reduce(0, +) == Set(plan.entries.map(\.id)).count)
    #expect(parts.map(\.entries.count).reduce(0, +) == plan.entries.count)
    let work = ids.map { part in
      plan.entries.filter { part.contains($0.id) }
        .reduce(into: [RunID: Double]()) { $0[$1.id] = Runner.cost(of: $1.configuration) }.values
        .reduce(0, +)
    }
    let longest = plan.entries.map { Runner.cost(of: $0.configuration) }.max() ?? 0
    // Graham 1969: no part has more than the shortest and one run.
    #expect((work.max() ?? 0) - (work.min() ?? 0) <= longest * (1 + 1e-12))
  }

  @Test func namedRunsAreTheirPlaces() throws {
    let plan = try Self.plan()
    let id = plan.entries[3].id
    #expect(RunSelection.named([id]).runs(of: plan).entries.map(\.id) == [id])
    #expect(RunSelection.named([]).runs(of: plan).entries.isEmpty)
    #expect(RunSelection.all.runs(of: plan).entries == plan.entries)
  }
}
