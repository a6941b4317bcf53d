import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct PlanTests {
  private let data = DatasetSummary(
    name: "fashion-mnist",
    title: "Tiny",
    digest: "00",
    shape: [2, 2, 1],
    classNames: ["a", "b"],
    trainingCounts: [20, 20],
    validationCounts: [5, 5],
    testCounts: [],
    splitSeed: 1,
    files: []
  )

  private func plan(
    settings: [String] = [],
    validationCounts: [Int] = [5, 5]
  ) throws -> Plan {
    var data = data
    data.validationCounts = validationCounts
    return try planned(
      try read(smallExperiment, settings: ["seed=5"] + settings),
      datasets: ["fashion-mnist": data]
    )
  }

  @Test func everyStudyLevelNetworkAndSeedIsARun() throws {
    let entries = try plan().entries
    // Study one: 2 networks × 3 seeds; study two: 2 levels × 1 network × 2 seeds.
    #expect(entries.count == 6 + 4)
    #expect(entries.map(\.configuration.seed).prefix(6) == [5, 6, 7, 5, 6, 7])
    #expect(
      entries.suffix(4).map(\.configuration.training.batchSize) == [2, 2, 4, 4]
    )
    #expect(entries.allSatisfy { $0.id == $0.configuration.id })
  }

  @Test func studiesThatAskTheSameShareARun() throws {
    let entries = try plan(settings: [
      "studies.two.training.epochs=4", "studies.two.examples=40",
      "studies.two.sweep.batch_size=[8]",
    ]).entries
    let first = entries.filter { $0.study == "one" && $0.network == "plain" }.map(\.id)
    let second = entries.filter { $0.study == "two" }.map(\.id)
    #expect(second == Array(first.prefix(2)))
  }

  @Test func aStudyThatSaysNothingSharesRunsThatAreEvaluatedWithinEpochs() throws {
    func ids(_ study: String, _ settings: [String]) throws -> [RunID] {
      let same = [
        "studies.two.training.epochs=4", "studies.two.examples=40",
        "studies.two.sweep.batch_size=[8]", "studies.two.seeds=5",
      ]
      return try plan(settings: same + settings).entries
        .filter { $0.study == study && $0.network == "plain" }.map(\.id)
    }
    // Seeds that only the silent study has are evaluated too: if the other gets them later, they are the same runs.
    let more = try ids("two", [])
    #expect(more.count == 5)
    #expect(try ids("one", ["studies.one.seeds=5"]) == more)
    // Who says that the ends of epochs are enough has runs of its own.
    let own = try ids("two", ["studies.two.evaluate=epochs"])
    #expect(Set(own).isDisjoint(with: more))
    #expect(try ids("two", ["studies.one.evaluate=epochs"]) == own)
  }

  @Test(arguments: [
    "networks.plain.layers=[5, 2]", "networks.plain.layers=[4, 3]", "training.batch_size=41",
    "studies.one.examples=33", "training.batch_size=1",
  ])
  func aRunThatCannotBeIsRefused(_ setting: String) {
    #expect(throws: Fault.self) { try plan(settings: [setting]) }
  }

  @Test func onlyBatchNormNeedsMoreThanOneExampleInABatch() throws {
    // 33 examples in batches of 8 leave one for the last.
    for kind in ["none", "layer"] {
      let entries = try plan(settings: [
        "studies.one.examples=33", "networks.normal.normalization=\(kind)",
      ]).entries
      #expect(entries.count == 10)
    }
    #expect(throws: Fault.self) {
      try plan(settings: [
        "studies.one.examples=33", "networks.normal.normalization={ kind: batch, momentum: 1 }",
      ])
    }
  }

  @Test func aSetOfOneExampleCannotBeEvaluatedWithoutRunningStatistics() throws {
    func setting(_ running: Bool) -> String {
      "networks.normal.normalization={ kind: batch, running_statistics: \(running) }"
    }
    let entries = try plan(settings: [setting(true)], validationCounts: [1, 0]).entries
    #expect(entries.count == 10)
    #expect(throws: Fault.self) {
      try plan(settings: [setting(false)], validationCounts: [1, 0])
    }
  }

  @Test func aSetOfOneExampleHasNoBatchStatistics() throws {
    let study = "studies.one.statistics="
    #expect(
      try plan(settings: [study + "[precise]"], validationCounts: [1, 0]).entries.count == 10
    )
    #expect(try plan(settings: [study + "[batch]"]).entries.count == 10)
    let error = #expect(throws: Fault.self) {
      try plan(settings: [study + "[batch]"], validationCounts: [1, 0])
    }
    #expect(
      error?.description
        == "e.yaml: study \"one\", network \"normal\": `statistics: [batch]` meets one example to "
        + "evaluate, whose variance says nothing"
    )
  }

  @Test func runsAreCountedBeforeTheyAreMade() {
    // 1,000 × 1,000 levels, 1 network, 2 seeds, after the 6 runs of study one.
    let sizes = (1...1_000).map(String.init).joined(separator: ", ")
    let error = #expect(throws: Fault.self) {
      try plan(settings: [
        "figures={ curves: { kind: learning_curves, study: one } }",
        "studies.two.sweep={ batch_size: [\(sizes)], learning_rate: [\(sizes)] }",
      ])
    }
    #expect(
      error?.description
        == "e.yaml: study \"two\" brings the plan to 2000006 runs (expected at most 100000)"
    )
  }
}
