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
    classes: [String] = ["a", "b"],
    trainingCounts: [Int] = [20, 20],
    validationCounts: [Int] = [5, 5],
    testCounts: [Int] = []
  ) throws -> Plan {
    var data = data
    data.classNames = classes
    data.trainingCounts = trainingCounts
    data.validationCounts = validationCounts
    data.testCounts = testCounts
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

  /// A plan for data of one class, of which one example validates.
  private func planOfOneClass(_ setting: String) throws -> Plan {
    try plan(
      settings: [setting, "networks.plain.layers=[4, 3, 1]", "networks.normal.layers=[4, 3, 1]"],
      classes: ["a"],
      trainingCounts: [40],
      validationCounts: [1]
    )
  }

  @Test func aSetOfOneExampleCannotBeEvaluatedWithoutRunningStatistics() throws {
    func setting(_ running: Bool) -> String {
      "networks.normal.normalization={ kind: batch, running_statistics: \(running) }"
    }
    let entries = try planOfOneClass(setting(true)).entries
    #expect(entries.count == 10)
    #expect(throws: Fault.self) {
      try planOfOneClass(setting(false))
    }
  }

  @Test func aSetOfOneExampleHasNoBatchStatistics() throws {
    let study = "studies.one.statistics="
    #expect(try planOfOneClass(study + "[precise]").entries.count == 10)
    #expect(try plan(settings: [study + "[batch]"]).entries.count == 10)
    let error = #expect(throws: Fault.self) {
      try planOfOneClass(study + "[batch]")
    }
    #expect(
      error?.description
        == "--set studies.one.statistics=[batch]: study \"one\", network \"normal\": `statistics: [batch]` meets one example to "
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

  @Test func layersThatDoNotFitAreAllNamedWithTheirPlaceAndTheirMend() throws {
    let text = smallExperiment.replacing("layers: [4, 3, 2]", with: "layers: [5, 3, 1]")
    let faults = #expect(throws: Faults.self) {
      try Plan(try read(text), datasets: ["fashion-mnist": data], file: "e.yaml")
    }
    #expect(
      faults?.all.map(\.description) == [
        "e.yaml:3:20: study \"one\", network \"plain\": the network does not fit the data "
          + "(got 5 inputs and 1 output, expected 4 and 2)",
        "e.yaml:4:36: study \"one\", network \"normal\": the network does not fit the data "
          + "(got 5 inputs and 1 output, expected 4 and 2)",
      ]
    )
    #expect(
      faults?.all[0].hint
        == "Write `layers: [4, 3, 2]`: Tiny has 2 x 2 x 1 = 4 features and 2 classes (a, b). "
        + "Two classes have an output each, whose softmax is the probability; one output is that of a sigmoid, "
        + "which is not trained here."
    )
  }

  @Test(arguments: [
    ([20, 0], [5, 0], [Int](), "0 to train, 0 to validate"),
    ([20, 1], [5, 0], [], "1 to train, 0 to validate"),
    ([20, 20], [5, 5], [9, 0], "20 to train, 5 to validate, 0 to test"),
  ])
  func aClassWithoutAnExampleInAPartIsRefused(
    training: [Int],
    validation: [Int],
    test: [Int],
    counts: String
  ) {
    let fault = #expect(throws: Fault.self) {
      try plan(
        settings: ["studies.two.examples=10"],
        trainingCounts: training,
        validationCounts: validation,
        testCounts: test
      )
    }
    #expect(
      fault?.message.hasSuffix(
        "a class of Tiny has no example in one of the parts (got \"b\" with \(counts), expected at least 1 each)"
      ) == true
    )
    let isOnlyUntested = test == [9, 0]
    #expect(
      fault?.hint
        == (isOnlyUntested
          ? "The images to test on must have an example of the class as well."
          : "Give the class at least 2 examples, so that each part gets one.")
    )
  }

  @Test func aStudyWithoutATestSetNeedsNoClassThere() throws {
    let settings = ["studies.one.test=false", "studies.two.test=false"]
    let kept = [
      "figures={ curves: { kind: learning_curves, study: one } }"
    ]
    #expect(
      try plan(settings: settings + kept, testCounts: [9, 0]).entries.isEmpty == false
    )
  }

  @Test func moreExamplesThanThereAreAreRefused() throws {
    let fault = #expect(throws: Fault.self) { try plan(settings: ["studies.two.examples=41"]) }
    #expect(
      fault?.message
        == "study \"two\", network \"plain\", batch_size 2: the study asks for more examples than there are to "
        + "train on (got 41, expected at most 40)"
    )
    let entries = try plan(settings: ["studies.two.examples={ at_most: 41 }"]).entries
    #expect(entries.last?.configuration.data.trainingCount == 40)
  }

  @Test func aPresetOnlyLimitsTheExamples() throws {
    let experiment = try read(
      smallExperiment,
      preset: "quick",
      settings: ["presets.quick={ examples: 1000 }"]
    )
    #expect(experiment.studies.map(\.examples) == [1000, 16])
    #expect(experiment.studies.map(\.examplesAreLimit) == [true, false])
    #expect(try planned(experiment, datasets: ["fashion-mnist": data]).entries.count == 10)
    #expect(experiment.yaml.contains("examples: { at_most: 1000 }"))
    #expect(try read(experiment.yaml).studies[0].examplesAreLimit)
  }

  @Test func tooFewExamplesForOneOfEachClassAreRefused() {
    let fault = #expect(throws: Fault.self) {
      try plan(settings: ["studies.two.examples=1", "studies.two.sweep.batch_size=[1]"])
    }
    #expect(
      fault?.message.hasSuffix(
        "1 example to train is too few for one of each class (got none of \"b\", expected at least 2)"
      ) == true
    )
  }

  @Test func aRareClassGetsItsExampleAndRunsOfItsOwn() throws {
    // Ten of 40: proportions give ten places to 38 and 2, rounded 9.5 and 0.5, and the first class gets the half.
    let usual = try plan(settings: ["studies.two.examples=10"]).entries
    #expect(usual.allSatisfy { $0.configuration.data.everyClass == nil })
    let rare = try plan(
      settings: ["studies.two.examples=4", "studies.two.sweep.batch_size=[2]"],
      trainingCounts: [38, 2],
      validationCounts: [9, 1]
    ).entries
    #expect(
      rare.filter { $0.study == "two" }.allSatisfy { $0.configuration.data.everyClass == true }
    )
  }
}
