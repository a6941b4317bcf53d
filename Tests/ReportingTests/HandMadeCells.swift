import Foundation
import Runs

@testable import Experiments
@testable import Reporting

/// Cells made by hand: a study whose runs measured exactly what a test says.
struct HandMadeCells {
  /// What a run measured, as far as a test cares.
  struct Run {
    /// Validation accuracy after each epoch, the first before training; test accuracy is the last of them.
    var accuracies: [Double] = [0.1, 0.5]
    /// Training losses after each epoch; nil for 1 minus the accuracies.
    var losses: [Double]?
    /// Validation loss minus training loss after each epoch; nil for none.
    var gaps: [Double]?
    /// The seconds of each epoch; nil for one each.
    var seconds: [Double]?
    var roughness: Double?
    var probes: [ProbeMeasurement] = []
    var evaluations: [FinalEvaluation] = []
    var correct: [UInt8]?
    var diverges = false
    var hasTest = true
  }

  var cells: [Cell] = []

  /// Adds the runs of a network, one for each seed from 1 on, at each level.
  mutating func add(
    _ network: String,
    to study: String = "study",
    factor: Factor.Key? = nil,
    levels: [Double] = [],
    seeds: Int = 3,
    keepsPredictions: Bool = false,
    probes: [Probe] = [],
    statistics: [EvaluationStatistics] = [],
    run: (_ seed: Int, _ level: Double) -> Run
  ) {
    let sweep = factor.map { [Factor(key: $0, values: levels)] } ?? []
    let training = TrainingConfiguration(
      optimizer: .sgd(momentum: 0, isNesterov: false),
      learningRate: 0.1,
      batchSize: 10,
      epochs: 1
    )
    let plan = Study(
      name: study,
      title: study.capitalized,
      dataset: "synthetic",
      normalization: .unit,
      networks: [network],
      training: training,
      sweep: sweep,
      seeds: seeds,
      statistics: statistics,
      keepsPredictions: keepsPredictions,
      probes: probes
    )
    let configuration = NetworkConfiguration(layers: [4, 3, 2], activation: .relu)
    for level in factor == nil ? [0] : levels {
      cells.append(
        Cell(
          study: plan,
          network: Network(
            name: network,
            title: network.capitalized,
            configuration: configuration
          ),
          levels: factor.map { [FactorLevel(key: $0, value: level)] } ?? [],
          records: (1...seeds).map { seed in
            Self.record(
              run(seed, level),
              seed: seed,
              network: configuration,
              training: training
            )
          }
        )
      )
    }
  }

  private static func record(
    _ run: Run,
    seed: Int,
    network: NetworkConfiguration,
    training: TrainingConfiguration
  ) -> RunRecord {
    let epochs = run.accuracies.enumerated().map { epoch, accuracy in
      let loss = run.losses?[epoch] ?? 1 - accuracy
      return EpochMetrics(
        epoch: epoch,
        step: 100 * epoch,
        training: Measurement(loss: loss, accuracy: accuracy, count: 10),
        validation: Measurement(
          loss: loss + (run.gaps?[epoch] ?? 0),
          accuracy: accuracy,
          count: 10
        ),
        running: nil,
        lossRoughness: run.roughness
      )
    }
    let test = Measurement(loss: 1, accuracy: run.accuracies.last ?? 0, count: 10)
    return RunRecord(
      configuration: RunConfiguration(
        data: DataConfiguration(
          digest: "d",
          trainingCount: 10,
          validationCount: 10,
          splitSeed: 1,
          normalization: .unit
        ),
        network: network,
        training: training,
        seed: UInt64(seed)
      ),
      epochs: epochs,
      tests: run.hasTest && !run.diverges
        ? [
          TestMetrics(
            selection: .lastEpoch,
            epoch: epochs.count - 1,
            test: test,
            correct: run.correct.map { .init($0) }
          )
        ] : [],
      evaluations: run.evaluations,
      probes: run.probes,
      divergence: run.diverges ? Divergence(epoch: epochs.count, step: 1) : nil,
      timings: epochs.dropFirst().map {
        EpochTiming(
          epoch: $0.epoch,
          trainSeconds: run.seconds?[$0.epoch - 1] ?? 1,
          evaluateSeconds: 0
        )
      },
      host: Runs.Host(machine: "A processor", workers: 1),
      finishedAt: 0
    )
  }

  /// The result of a claim of these parts.
  func judge(_ parts: Claim.Part...) -> ClaimResult {
    judge([Self.claim(parts)])[0]
  }

  /// The results of several claims, in one family.
  func judge(_ claims: [Claim]) -> [ClaimResult] {
    Evidence(claims, cells: cells).all
  }

  static func claim(_ parts: [Claim.Part], id: String = "claim", question: String = "Q1") -> Claim {
    Claim(id: id, question: question, statement: "It helps", source: nil, parts: parts, figure: nil)
  }
}
