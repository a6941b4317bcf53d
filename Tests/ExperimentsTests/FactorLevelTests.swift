import ExperimentSamples
import Faults
import Measures
import Models
import Runs
import Testing
import YAML

@testable import Experiments

@Suite struct FactorLevelTests {
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

  /// The plan of one study with two seeds.
  private func entries(_ sweep: String, network: String) throws -> [Plan.Entry] {
    let text = """
      title: Small
      networks:
        other: { layers: [4, 3, 2], normalization: batch }
        net: { layers: [4, 3, 5, 2]\(network.isEmpty ? "" : ", " + network) }
      training: { optimizer: sgd, momentum: 0.5, batch_size: 8 }
      studies:
        only: { networks: [net, other], sweep: { \(sweep) }, seeds: 2 }
      """
    return try planned(try read(text), datasets: ["fashion-mnist": data]).entries
      .filter { $0.network == "net" }
  }

  /// What a level changes of the configuration that the study has without it.
  private func change(
    _ sweep: String,
    network: String = "",
    _ set: (inout RunConfiguration) -> Void
  ) throws {
    let entry = try #require(try entries(sweep, network: network).first)
    let none = try #require(try entries("learning_rate: [0.01]", network: network).first)
    var expected = none.configuration
    set(&expected)
    #expect(entry.configuration == expected)
    #expect(entry.configuration != none.configuration)
    #expect(entry.levels.count == 1)
  }

  @Test func aLevelChangesItsSettingAndNoOther() throws {
    try change("batch_size: [4]") { $0.training.batchSize = 4 }
    try change("learning_rate: [1]") { $0.training.learningRate = 1 }
    try change("momentum: [0.9]") { $0.training.optimizer = .sgd(momentum: 0.9) }
    try change("weight_decay: [0.1]") { $0.training.weightDecay = 0.1 }
    try change("dropout: [0.2]") { $0.network.dropout = 0.2 }
    try change("examples: [20]") { $0.data.trainingCount = 20 }
    try change("feature_scale: [0.1]") { $0.data.featureScale = 0.1 }
  }

  @Test func aScaleKeepsTheScheme() throws {
    try change("initialization_scale: [10]", network: "initialization: { scheme: he, scale: 2 }") {
      $0.network.initialization = Initialization(.he, scale: 10)
    }
  }

  @Test func anOptionOfBatchNormKeepsTheOthers() throws {
    let network = "normalization: { kind: batch, momentum: 0.3, epsilon: 0.1, affine: false }"
    try change("normalization_momentum: [1]", network: network) {
      $0.network.normalization = .batch(
        statistics: .exponential(momentum: 1),
        epsilon: 0.1,
        isAffine: false
      )
    }
    try change("normalization_epsilon: [1e-8]", network: network) {
      $0.network.normalization = .batch(
        statistics: .exponential(momentum: 0.3),
        epsilon: 1e-8,
        isAffine: false
      )
    }
  }

  @Test func aGhostBatchKeepsTheOtherOptions() throws {
    let network = "normalization: { kind: batch, momentum: 0.3, ghost_batch: 2 }"
    try change("ghost_batch: [4]", network: network) {
      $0.network.normalization = .batch(statistics: .exponential(momentum: 0.3), ghostBatchSize: 4)
    }
  }

  @Test func aGhostBatchAsLargeAsTheBatchIsNone() throws {
    let entries = try entries("ghost_batch: [4, 8, 16]", network: "normalization: batch")
    #expect(
      entries.map(\.configuration.network.normalization)
        == [4, 4, nil, nil, nil, nil].map { .batch(ghostBatchSize: $0) }
    )
    #expect(Set(entries.map(\.id)).count == 4)
  }

  @Test func hiddenLayersAreAsWideAsTheFirst() throws {
    try change("hidden_layers: [1]") { $0.network.layers = [4, 3, 2] }
    try change("hidden_layers: [4]") { $0.network.layers = [4, 3, 3, 3, 3, 2] }
  }

  @Test func hiddenUnitsAreThoseOfEveryHiddenLayer() throws {
    try change("hidden_units: [7]") { $0.network.layers = [4, 7, 7, 2] }
  }

  @Test(arguments: [
    ("normalization_momentum: [0.2, 0.5]", "normalization: none"),
    ("normalization_momentum: [0.2, 0.5]", "normalization: layer"),
    ("normalization_momentum: [0.2, 0.5]", "normalization: { kind: batch, momentum: cumulative }"),
    (
      "normalization_momentum: [0.2, 0.5]",
      "normalization: { kind: batch, running_statistics: false }"
    ),
    ("normalization_epsilon: [0.2, 0.5]", "normalization: layer"),
    ("initialization_scale: [0.2, 0.5]", "initialization: zero"),
  ])
  func aNetworkWithoutTheSettingIsRunOnceWithEachSeed(_ sweep: String, _ network: String) throws {
    let swept = try entries(sweep, network: network)
    #expect(swept.map(\.levels[0].value) == [0.2, 0.2, 0.5, 0.5])
    #expect(Set(swept.map(\.id)).count == 2)
    // The same runs as without the sweep: other studies share them too.
    let none = try entries("learning_rate: [0.01]", network: network)
    #expect(Set(swept.map(\.id)) == Set(none.map(\.id)))
  }

  @Test func aNetworkWithoutHiddenLayersHasNoneToVary() {
    let linear = NetworkConfiguration(layers: [4, 2], activation: .relu, normalization: .batch())
    let without: Set<FactorDefinition> = [
      .dropout, .hiddenLayers, .hiddenUnits, .normalizationMomentum, .normalizationEpsilon,
      .ghostBatch, .repeats, .widthFactor, .groups, .branchScale, .channelDropout,
    ]
    #expect(Set(FactorDefinition.allCases.filter { !linear.depends(on: $0) }) == without)
  }

  @Test func aLevelBeyondTheTrainingSetIsRefused() {
    #expect(
      throws: Fault(
        file: "e.yaml",
        at: .init(line: 7, column: 54),
        "study \"only\", network \"net\", examples 41: the level is beyond the training set (got 41, "
          + "expected at most 40)",
        hint: "Sweep numbers of examples that the data set has."
      )
    ) { try entries("examples: [20, 41]", network: "") }
  }

  @Test func aLevelIsWrittenAsItIsRead() {
    let texts: [(Double, String)] = [(64, "64"), (0.01, "0.01"), (1e-5, "1e-05"), (1e-8, "1e-08")]
    for (value, text) in texts {
      #expect(FactorLevel(key: .learningRate, value: value).text == text)
    }
  }
}
