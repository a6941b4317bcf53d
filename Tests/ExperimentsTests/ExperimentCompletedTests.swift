import ExperimentSamples
import Experiments
import Foundation
import Measures
import Models
import Runs
import Testing

@Suite struct ExperimentCompletedTests {
  private let text = """
    title: T
    dataset: synthetic
    seed: 11
    networks:
      plain: { layers: [784, 4, 10] }
      normal: { layers: [784, 4, 10], normalization: batch }
    training: { optimizer: sgd, learning_rate: 0.05, batch_size: 30, epochs: 1 }
    studies:
      one: { networks: [plain, normal], seeds: 4, examples: 100 }
      two: { networks: [plain], seeds: 4, examples: 100, sweep: { batch_size: [10, 20] } }
      three: { networks: [plain], seeds: 2, examples: 50 }
    figures:
      curves: { kind: learning_curves, study: one }
      sizes: { kind: sweep, study: two, metric: validation_accuracy }
    claims:
      - id: alone
        question: Q
        statement: S
        study: one
        endpoint: validation_loss
        compare: [normal, plain]
        direction: lower
        smallest_effect: 0.01
      - id: shared
        question: Q
        statement: S
        endpoint: validation_loss
        compare: [{ network: normal, study: one }, { network: plain, batch_size: 10, study: two }]
        direction: lower
        smallest_effect: 0.01
    """

  private func prepare() throws -> (Experiment, Plan) {
    let experiment = try read(text)
    let data = DatasetSummary(
      name: "synthetic",
      title: "Tiny",
      digest: "00",
      shape: [28, 28, 1],
      classNames: (0..<10).map(String.init),
      trainingCounts: Array(repeating: 400, count: 10),
      validationCounts: Array(repeating: 100, count: 10),
      testCounts: [],
      splitSeed: 1,
      files: []
    )
    return (experiment, try Plan(experiment, datasets: ["synthetic": data], file: "t.yaml"))
  }

  /// The part that is done when the runs of some (study, network or level, seed) are not.
  private func part(without missing: [(String, UInt64)]) throws -> Experiment? {
    let (experiment, plan) = try prepare()
    let ids = plan.entries.filter { entry in
      missing.contains { $0.0 == entry.study && $0.1 == entry.configuration.seed }
    }.prefix(missing.count).map(\.id)
    return experiment.completed(of: plan) { !ids.contains($0) }
  }

  @Test func anExperimentThatIsDoneIsItself() throws {
    let (experiment, plan) = try prepare()
    #expect(experiment.completed(of: plan) { _ in true } == experiment)
  }

  @Test func nothingDoneIsNoExperiment() throws {
    let (experiment, plan) = try prepare()
    #expect(experiment.completed(of: plan) { _ in false } == nil)
  }

  @Test func aStudyKeepsTheSeedsBeforeTheFirstThatIsMissing() throws {
    let part = try #require(try part(without: [("three", 12)]))
    #expect(part.studies.map(\.seeds) == [4, 4, 1])
    #expect(part.claims.map(\.id) == ["alone", "shared"])
  }

  @Test func studiesOfOneClaimKeepEquallyMany() throws {
    let part = try #require(try part(without: [("two", 13)]))
    #expect(part.studies.map(\.seeds) == [2, 2, 2])
  }

  @Test func aStudyWithoutASeedTakesItsFiguresAndClaimsAlong() throws {
    let part = try #require(try part(without: [("two", 11)]))
    #expect(part.studies.map(\.name) == ["one", "three"])
    #expect(part.studies.map(\.seeds) == [4, 2])
    #expect(part.figures.map(\.name) == ["curves"])
    #expect(part.claims.map(\.id) == ["alone"])
  }
}
