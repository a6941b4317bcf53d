import ExperimentSamples
import Experiments
import Faults
import Foundation
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct MeasurementPlanTests {
  private let data = DatasetSummary(
    name: "synthetic",
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

  private func entries(_ study: String, settings: [String] = []) throws -> [Plan.Entry] {
    let experiment = try read(evidenceExperiment, settings: settings)
    return try planned(experiment, datasets: ["synthetic": data]).entries
      .filter { $0.study == study }
  }

  @Test func measurementsAreThoseOfTheStudy() throws {
    let run = try #require(try entries("main").first).configuration
    #expect(
      run.measurements
        == MeasurementConfiguration(
          statistics: [.batch, .precise],
          keepsPredictions: true,
          probes: [.gradients, .activations, .jitter, .rank],
          // 4 epochs of 32 examples in batches of 8 are 16 updates.
          probeSteps: [0, 1, 10, 16],
          // A claim is about its updates to an accuracy: 1, 2, 3, 4, 6, 7, 10, 13, but for the ends of epochs, every fourth.
          evaluationSteps: [1, 2, 3, 6, 7, 10, 13]
        )
    )
    let other = try #require(try entries("sizes").first).configuration
    #expect(other.measurements == MeasurementConfiguration())
  }

  @Test func aStudyCanLeaveOutTheTestSet() throws {
    let run = try #require(try entries("doubles", settings: ["studies.doubles.test=false"]).first)
    #expect(run.configuration.measurements == MeasurementConfiguration(leftOut: [.test]))
    // Runs that measure it keep the names that they had before it could be left out.
    let text = String(decoding: try JSONEncoder().encode(MeasurementConfiguration()), as: UTF8.self)
    #expect(!text.contains("eft"))
  }

  @Test func theLastStepCountsTheSmallerLastBatch() throws {
    // 30 examples in batches of 8 are 4 updates an epoch.
    let run = try entries("main", settings: ["studies.main.examples=30"])[0].configuration
    #expect(run.measurements.probeSteps == [0, 1, 10, 16])
  }

  @Test func stepsBeyondTheEndAreLeftOut() throws {
    let short = ["studies.main.training={ epochs: 1 }"]
    #expect(
      try entries("main", settings: short)[0].configuration.measurements.probeSteps == [0, 1, 4]
    )
    let same = short + ["studies.main.probe_steps=[0, 1, 4, 10, last]"]
    #expect(
      try entries("main", settings: same)[0].configuration.measurements.probeSteps == [0, 1, 4]
    )
  }

  @Test func aStepEverySoManyUpdatesStartsBeforeTraining() throws {
    #expect(try entries("start")[0].configuration.measurements.probeSteps == [0])
    let settings = [
      "studies.start.training={ epochs: 4 }", "studies.start.probe_steps={ every: 6 }",
    ]
    #expect(
      try entries("start", settings: settings)[0].configuration.measurements.probeSteps
        == [0, 6, 12]
    )
  }

  @Test func probesThatNeverLookAreLeftOut() throws {
    let settings = ["studies.extra={ networks: [plain], examples: 32, training: { epochs: 1 } }"]
    let looking = settings + ["studies.extra.probes=[gradients]", "studies.extra.probe_steps=[99]"]
    #expect(
      try entries("extra", settings: looking).map(\.id)
        == entries("extra", settings: settings).map(\.id)
    )
  }

  @Test func probesThatLookTooOftenAreRefused() {
    #expect(throws: Fault.self) {
      try entries(
        "start",
        settings: ["studies.start.training={ epochs: 10000 }", "studies.start.seeds=1"]
      )
    }
  }

  @Test(
    arguments: [
      ("{ every: 5 }", [5, 10, 15]), ("{ every: 4 }", []), ("{ every: 99 }", []), ("epochs", []),
      ("{ per_decade: 1 }", [1, 10]), ("{ per_decade: 2 }", [1, 3, 10]),
    ] as [(String, [Int])]
  )
  func aStudySaysWhenItIsEvaluatedWithinEpochs(_ value: String, _ steps: [Int]) throws {
    // 16 updates, four an epoch.
    let run = try entries("main", settings: ["studies.main.evaluate=\(value)"])[0].configuration
    #expect(run.measurements.evaluationSteps == steps)
  }

  @Test func aStudyThatIsNotEvaluatedWithinEpochsKeepsTheNamesOfItsRuns() throws {
    // Of these studies no time to an accuracy is claimed.
    for study in ["rates", "sizes", "start"] {
      let ids = try entries(study).map(\.id)
      #expect(try entries(study, settings: ["studies.\(study).evaluate=epochs"]).map(\.id) == ids)
    }
  }

  @Test func evaluationsThatAreTooManyAreRefused() {
    let fault = #expect(throws: Fault.self) {
      try entries(
        "main",
        settings: ["studies.main.training={ epochs: 9000 }", "studies.main.evaluate={ every: 3 }"]
      )
    }
    #expect(fault?.message.contains("evaluated too often (got 12000 times") == true)
  }

  @Test func examplesAreThoseOfTheStudy() throws {
    let run = try #require(try entries("sizes").first).configuration
    #expect(run.data.featureScale == 0.1)
    #expect(run.data.labels == .random)
    let other = try #require(try entries("main").first).configuration
    #expect(other.data.featureScale == 1)
    #expect(other.data.labels == .given)
  }

  @Test func learningRateAndEpochsGrowWithTheBatchSize() throws {
    let runs = try entries("sizes").filter { $0.network == "plain" }.map(\.configuration.training)
    let firsts = [4, 8, 16].compactMap { size in runs.first { $0.batchSize == size } }
    #expect(firsts.map(\.learningRate) == [0.05, 0.1, 0.2])
    #expect(firsts.map(\.epochs) == [2, 4, 8])
    let one = try entries("sizes", settings: ["training.epochs=1"]).map(\.configuration.training)
    #expect([4, 8, 16].map { size in one.first { $0.batchSize == size }?.epochs } == [1, 1, 2])
  }

  @Test func aStudyWithoutEpochsOnlyMeasures() throws {
    #expect(try entries("start").allSatisfy { $0.configuration.training.epochs == 0 })
  }

  @Test func titlesAndTheOrderOfWordsDoNotChangeARun() throws {
    let first = try entries("main").map(\.id)
    let settings = [
      "studies.main.title=Other", "studies.main.statistics=[batch, precise]",
      "studies.main.probes=[activations, gradients, jitter, rank]",
      "studies.main.probe_steps=[0, 1, 10, 16]",
    ]
    #expect(try entries("main", settings: settings).map(\.id) == first)
  }

  @Test func studiesWithTheSameRunsShareThem() throws {
    // At the batch size of the training nothing has grown.
    let sizes = try entries("sizes").filter { $0.levels[0].value == 8 }.map(\.id)
    let settings = ["studies.sizes.grow_with_batch_size=[epochs]"]
    #expect(
      try entries("sizes", settings: settings).filter { $0.levels[0].value == 8 }.map(\.id)
        == sizes
    )
    // A network without batch norm is run once for all its momenta.
    let momenta = try entries("momenta").filter { $0.network == "plain" }.map(\.id)
    #expect(momenta.count == 10)
    #expect(Set(momenta).count == 5)
  }

  @Test func aClaimThatComparesRunsWithThemselvesIsRefused() {
    let settings = [
      "studies.twin={ networks: [normal], examples: 32 }",
      "studies.other={ networks: [normal], examples: 32 }",
      "claims=[{ id: a, question: Q, statement: S, study: twin, endpoint: test_loss, "
        + "compare: [normal, { network: normal, study: other }], direction: lower, "
        + "smallest_effect: 0.1 }]",
    ]
    let fault = #expect(throws: Fault.self) { try entries("twin", settings: settings) }
    #expect(
      fault?.message
        == "claim \"a\" compares network \"normal\" of study \"twin\" with network \"normal\" of study "
        + "\"other\", whose runs are the same and always equal"
    )
  }
}
