import ExperimentSamples
import Experiments
import Faults
import Foundation
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct EvidenceReadingTests {
  private func experiment(preset: String = "standard") throws -> Experiment {
    try read(evidenceExperiment, preset: preset)
  }

  private func part(_ claim: String, _ index: Int = 0) throws -> Claim.Part {
    try #require(try experiment().claims.first { $0.id == claim }?.parts[index])
  }

  private func comparison(_ claim: String, _ index: Int = 0) throws -> Claim.Comparison {
    guard case .comparison(let comparison) = try part(claim, index).test else {
      throw CocoaError(.coderValueNotFound)
    }
    return comparison
  }

  // MARK: Studies

  @Test func aStudySaysWhatItMeasures() throws {
    let study = try #require(try experiment().study("main"))
    #expect(study.statistics == [.batch, .precise])
    #expect(study.keepsPredictions)
    #expect(study.probes == [.gradients, .activations, .jitter, .rank])
    #expect(study.probeSteps == .list([0, 1, 10], last: true))
    #expect(try experiment().study("rates")?.probeSteps == .list([0], last: true))
    #expect(try experiment().study("start")?.probeSteps == .spaced(.every(1)))
    #expect(try experiment().study("start")?.training.epochs == 0)
  }

  @Test func aStudyOfWhichATimeToAnAccuracyIsClaimedIsEvaluatedWithinEpochs() throws {
    #expect(try experiment().study("main")?.evaluation == .spaced(.perDecade(8)))
    #expect(try experiment().study("rates")?.evaluation == nil)
    let settings = ["studies.main.evaluate=epochs", "studies.rates.evaluate={ every: 20 }"]
    let other = try read(evidenceExperiment, settings: settings)
    #expect(other.study("main")?.evaluation == .epochs)
    #expect(other.study("rates")?.evaluation == .spaced(.every(20)))
    #expect(other.yaml.contains("    evaluate: epochs\n"))
    #expect(try read(other.yaml) == other)
  }

  @Test func aStudySaysWhatItsExamplesAre() throws {
    let study = try #require(try experiment().study("sizes"))
    #expect(study.featureScale == 0.1)
    #expect(study.labels == .random)
    #expect(study.batchSizeScaling.learningRate && study.batchSizeScaling.epochs)
    let other = try #require(try experiment().study("main"))
    #expect(other.featureScale == 1)
    #expect(other.labels == .given)
    #expect(!other.batchSizeScaling.learningRate && !other.batchSizeScaling.epochs)
  }

  @Test func batchNormHasGhostBatchesAndNoise() throws {
    #expect(
      try experiment().network("ghost")?.configuration?.normalization
        == .batch(
          statistics: .exponential(momentum: 0.2),
          ghostBatchSize: 4,
          noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
        )
    )
  }

  // MARK: Claims

  @Test func aFlatClaimHasOnePartWithoutATitle() throws {
    let claim = try #require(try experiment().claims.first)
    #expect(claim.source == "L27: 'faster'")
    #expect(claim.figure == "curves")
    #expect(claim.parts.count == 1)
    #expect(claim.parts[0].title == nil)
    #expect(claim.parts[0].endpoint == Endpoint(.stepsToAccuracy(0.8)))
    #expect(
      try comparison("flat")
        == Claim.Comparison(
          subject: .side(.init(study: "main", network: "normal")),
          reference: .side(.init(study: "main", network: "plain")),
          direction: .lower,
          smallestEffect: 1.5,
          scale: .ratio
        )
    )
  }

  @Test func endpointsOverLevelsHaveTheirSummary() throws {
    let endpoints = try (0..<5).map { try part("several", $0).endpoint }
    #expect(
      endpoints == [
        Endpoint(.accuracy(.test, .running), summary: .range, levels: [0.1, 1]),
        Endpoint(.trains, summary: .largestTrainedLevel),
        Endpoint(.accuracy(.test, .running), summary: .decadesWithin(0.02)),
        Endpoint(.loss(.validation, .running), summary: .slopePerDoubling),
        Endpoint(.generalizationGap, summary: .deviation),
      ]
    )
    #expect(
      try (0..<5).map { try comparison("several", $0).scale }
        == [.points, .ratio, .difference, .difference, .difference]
    )
  }

  @Test func aSideHasALevelAStudyOrTheBestLevel() throws {
    #expect(
      try comparison("several", 5).subject
        == .side(.init(study: "rates", network: "normal", level: .best))
    )
    #expect(
      try comparison("several", 6).reference
        == .side(
          .init(
            study: "sizes",
            network: "normal",
            level: .at(FactorLevel(key: .batchSize, value: 16))
          )
        )
    )
    #expect(try comparison("several", 1).reference == .constant(2))
  }

  @Test func aTermIsAChangeBetweenTwoSides() throws {
    let normal = Claim.Side(study: "main", network: "normal")
    let plain = Claim.Side(study: "main", network: "plain")
    let ghost = Claim.Side(study: "main", network: "ghost")
    #expect(try comparison("changes").subject == .change(normal, from: plain))
    #expect(try comparison("changes").reference == .change(ghost, from: plain))
    #expect(try comparison("changes").scale == .difference)
    #expect(try comparison("changes", 1).reference == .constant(0))
  }

  @Test func measuresHaveTheirOptions() throws {
    #expect(
      try (0..<3).map { try part("changes", $0).endpoint.measure } == [
        .probe(.effectiveRank, ProbeReading(layer: .at(2), step: .at(10))),
        .accuracy(.test, .batch),
        .gradientSlope(step: .at(0)),
      ]
    )
    #expect(
      try part("law").endpoint.measure
        == .relativeToTheory(.jitter, ProbeReading(layer: .first, step: .largest))
    )
    #expect(try part("gap").endpoint == Endpoint(.gapAtTrainingLoss(0.5), levels: [4, 8]))
  }

  @Test func aCheckOfEveryRunHasARange() throws {
    let normal = Claim.Side(study: "main", network: "normal")
    #expect(try part("law").test == .everyRun(normal, in: 0.9...1.1))
    let level = FactorLevel(key: .batchSize, value: 8)
    #expect(
      try part("limit").test
        == .everyRun(
          .init(study: "sizes", network: "normal", level: .at(level)),
          in: 1...(.infinity)
        )
    )
    #expect(
      try part("gap").test
        == .everyRun(.init(study: "sizes", network: "normal"), in: -.infinity...0.1)
    )
  }

  // MARK: Presets

  @Test func epochsAndExamplesOfAPresetAreUpperLimits() throws {
    let studies = try experiment(preset: "quick").studies
    #expect(studies.map(\.seeds) == [2, 2, 2, 2, 2, 2, 2, 2, 2])
    #expect(studies.map(\.training.epochs) == [2, 2, 2, 2, 2, 2, 2, 2, 0])
    #expect(studies.map(\.examples) == [24, 24, 24, 24, 24, 24, 24, 24, 24])
    let few = try read(evidenceExperiment, preset: "quick", settings: ["studies.main.examples=9"])
    #expect(few.study("main")?.examples == 9)
  }

  @Test func sweptExamplesAreNotLimited() throws {
    let study = try read(
      FactorReadingTests.text("examples: [10, 40]") + "\npresets: { quick: { examples: 20 } }",
      preset: "quick"
    ).studies[0]
    #expect(study.examples == nil)
    #expect(study.sweep[0].values == [10, 40])
  }

  @Test func whatAPresetLeavesOutIsNotShownAndNotDecided() throws {
    let experiment = try experiment(preset: "some")
    #expect(experiment.studies.map(\.name) == ["main"])
    #expect(experiment.claims.map(\.id) == ["flat", "changes", "law"])
    #expect(experiment.claims[1].parts.map(\.title) == ["Rank", "Statistics"])
    #expect(
      experiment.figures.map(\.name) == [
        "curves", "gradients", "inputs", "protocol", "ledger", "counted", "builds", "followed",
        "arrival",
      ]
    )
  }

  @Test func aFaultInAStudyThatThePresetLeavesOutIsFound() {
    #expect(throws: Fault.self) {
      try read(evidenceExperiment, preset: "some", settings: ["studies.rates.labels=none"])
    }
  }

  // MARK: Writing

  @Test(arguments: ["standard", "quick", "full", "some"])
  func theResolvedTextGivesTheSameExperiment(_ preset: String) throws {
    let first = try experiment(preset: preset)
    #expect(try read(first.yaml, preset: preset) == first)
    #expect(try read(first.yaml, preset: preset).yaml == first.yaml)
  }

  /// Settings that each change the text in another place.
  @Test(arguments: [
    "title=\"a: \\\"b\\\" # c\"", "seed=0", "networks.normal.dropout=0.25",
    "networks.ghost.normalization={ kind: batch, running_statistics: false, noise: { scale: 2 } }",
    "networks.normal.initialization={ scheme: constant, value: -0.5, scale: 3 }",
    "networks.plain.hidden_bias=false", "training.optimizer=adamw",
    "studies.main.probe_steps=[0, 1, 10]", "studies.main.probe_steps={ every: 1 }",
    "studies.main.probe_steps={ per_decade: 4 }",
    "studies.main.evaluate={ every: 20 }", "studies.rates.evaluate={ per_decade: 3 }",
    "studies.sizes.grow_with_batch_size=[epochs]", "studies.sizes.feature_scale=1e-7",
    "figures.by_rate.metric=epochs_to_accuracy", "figures.by_rate.threshold=0.123456789012345",
    "figures.gradients.quantity=effective_rank", "figures.followed.study=sizes",
    "figures.curves.threshold=0.25",
  ])
  func whateverIsSetTheResolvedTextGivesTheSame(_ setting: String) throws {
    let first = try read(evidenceExperiment, settings: [setting])
    #expect(first != (try experiment()))
    #expect(try read(first.yaml) == first)
  }
}
