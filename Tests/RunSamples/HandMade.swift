internal import Datasets
package import Evidence
package import Experiments
internal import Foundation
package import Measures
package import Models
package import Runs

/// Runs, cells and claims of a few numbers each, so that what is judged can be computed by hand.
package enum HandMade {
  /// Epochs of 100 updates from 0 on; one number for each, validation alike training where it is left out.
  package static func epochs(
    training: [Double] = [2, 0.5],
    validation: [Double]? = nil,
    accuracies: [Double]? = nil
  ) -> [EpochMetrics] {
    training.indices.map { epoch in
      let accuracy = accuracies?[epoch] ?? 0.5
      return EpochMetrics(
        epoch: epoch,
        step: epoch * 100,
        training: Measurement(loss: training[epoch], accuracy: accuracy, count: 1000),
        validation: Measurement(
          loss: (validation ?? training)[epoch],
          accuracy: accuracy,
          count: 100
        ),
        running: nil
      )
    }
  }

  /// An evaluation after the first update of a network that has learnt nothing.
  package static let firstUpdate = StepEvaluation(
    step: 1,
    validation: Measurement(loss: 2, accuracy: 0, count: 100)
  )

  /// A run of a network of two hidden layers; the test accuracy and loss are the same number.
  package static func record(
    seed: UInt64 = 1,
    _ epochs: [EpochMetrics] = epochs(),
    stepEvaluations: [StepEvaluation] = [],
    test: Double? = nil,
    correct: [Bool]? = nil,
    evaluations: [FinalEvaluation] = [],
    probes: [ProbeMeasurement] = [],
    seconds: [Double] = [],
    diverged: Bool = false,
    normalization: Normalization = .none,
    batchSize: Int = 10
  ) -> RunRecord {
    RunRecord(
      configuration: RunConfiguration(
        data: DataConfiguration(
          digest: "d",
          trainingCount: 1000,
          validationCount: 100,
          splitSeed: 1,
          normalization: .unit
        ),
        network: NetworkConfiguration(
          layers: [4, 3, 3, 2],
          activation: .relu,
          normalization: normalization
        ),
        training: TrainingConfiguration(
          optimizer: .sgd(momentum: 0),
          learningRate: 0.1,
          batchSize: batchSize,
          epochs: epochs.count - 1
        ),
        seed: seed
      ),
      epochs: epochs,
      stepEvaluations: stepEvaluations,
      tests: test.map { value in
        [
          TestMetrics(
            selection: .bestValidationLoss,
            epoch: 1,
            test: Measurement(loss: 99, accuracy: 0.01, count: 10)
          ),
          TestMetrics(
            selection: .lastEpoch,
            epoch: epochs.count - 1,
            test: Measurement(loss: value, accuracy: value, count: correct?.count ?? 10_000),
            isCorrect: correct
          ),
        ]
      } ?? [],
      evaluations: evaluations,
      probes: probes,
      divergence: diverged ? Divergence(epoch: 1, step: 7) : nil,
      timings: seconds.enumerated().map {
        EpochTiming(epoch: $0 + 1, trainSeconds: $1, evaluateSeconds: 0)
      },
      host: Runs.Host(machine: "A processor", workers: 1),
      finishedAt: 0
    )
  }

  package static func study(
    _ name: String = "main",
    keepsPredictions: Bool = false,
    sweep: [Factor] = []
  )
    -> Study
  {
    var study = Study(
      name: name,
      title: "Study \(name)",
      data: DatasetRequest("d"),
      normalization: .unit,
      networks: ["plain", "normal"],
      training: record().configuration.training,
      sweep: sweep,
      seeds: SeedRange(1),
      examples: nil
    )
    study.keepsPredictions = keepsPredictions
    return study
  }

  /// The runs of a network in a study, at a batch size where one is given; the study has as many seeds as there are runs
  /// where nothing else is said.
  package static func cell(
    _ network: String,
    study: String = "main",
    at level: Double? = nil,
    seeds: SeedRange? = nil,
    _ runs: [RunRecord]
  ) -> Cell {
    var own = self.study(study)
    own.seeds = seeds ?? SeedRange(max(1, runs.count))
    return Cell(
      study: own,
      network: Network(
        name: network,
        title: network.capitalized,
        configuration: record().configuration.network
      ),
      levels: level.map { [FactorLevel(key: .batchSize, value: $0)] } ?? [],
      runs: runs.map(MeasuredRun.init)
    )
  }

  /// The runs of a network with the test results given, by seeds from the first on; nil for a run that diverged.
  package static func cell(
    _ network: String,
    study: String = "main",
    at level: Double? = nil,
    seeds: SeedRange? = nil,
    seed first: UInt64 = 1,
    test values: [Double?]
  ) -> Cell {
    cell(
      network,
      study: study,
      at: level,
      seeds: seeds,
      values.enumerated().map { index, value in
        record(seed: first + UInt64(index), test: value, diverged: value == nil)
      }
    )
  }

  /// Five pairs with the differences 0.02, 0.01, 0.03, 0.01, 0.03 in favour of `normal`.
  package static let fivePairs = [
    cell("plain", test: [0.88, 0.90, 0.89, 0.92, 0.91]),
    cell("normal", test: [0.90, 0.91, 0.92, 0.93, 0.94]),
  ]

  package static func side(_ network: String, study: String = "main", _ level: Claim.Level? = nil)
    -> Claim.Side
  {
    Claim.Side(study: study, network: network, level: level)
  }

  package static func level(_ value: Double) -> Claim.Level {
    .at(FactorLevel(key: .batchSize, value: value))
  }

  /// A comparison, of `normal` with `plain` in the study `main` where nothing else is said.
  package static func part(
    _ measure: Measure = .accuracy(.test, .running),
    over summary: LevelSummary? = nil,
    levels: [Double]? = nil,
    title: String? = nil,
    subject: Claim.Term = .side(side("normal")),
    reference: Claim.Term = .side(side("plain")),
    is direction: Claim.Direction = .higher,
    smallest: Double = 0.5,
    scale: EffectScale? = nil
  ) -> Claim.Part {
    let endpoint = Endpoint(measure, summary: summary, levels: levels)
    return Claim.Part(
      title: title,
      endpoint: endpoint,
      test: .comparison(
        Claim.Comparison(
          subject: subject,
          reference: reference,
          direction: direction,
          smallestEffect: smallest,
          scale: scale ?? endpoint.usualScale
        )
      )
    )
  }

  package static func check(
    _ measure: Measure = .accuracy(.test, .running),
    levels: [Double]? = nil,
    title: String? = nil,
    side: Claim.Side = side("normal"),
    in range: ClosedRange<Double>
  ) -> Claim.Part {
    Claim.Part(
      title: title,
      endpoint: Endpoint(measure, levels: levels),
      test: .everyRun(side, in: range)
    )
  }

  package static func claim(id: String = "claim", figure: String? = nil, _ parts: Claim.Part...)
    -> Claim
  {
    Claim(
      id: id,
      title: id,
      question: "Q1.1",
      statement: "It *holds*",
      source: nil,
      parts: parts,
      figure: figure
    )
  }

  /// What comes of a part alone.
  package static func result(_ part: Claim.Part, _ cells: [Cell]) -> PartResult {
    Evidence([claim(part)], cells: cells).all[0].parts[0]
  }

  /// The effects of a comparison, not yet judged.
  package static func effects(_ part: Claim.Part, _ cells: [Cell]) -> [MeasuredValue] {
    guard case .comparison(let comparison) = part.test else { return [] }
    return comparison.effects(part.endpoint, in: cells)
  }
}

extension Measure {
  /// The measure of a run that we trained.
  package func value(of record: RunRecord) -> MeasuredValue { value(of: MeasuredRun(record)) }
}
