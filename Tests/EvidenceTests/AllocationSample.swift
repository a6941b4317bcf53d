import ExperimentSamples
import Experiments
import Measures
import Models
import Runs

@testable import Evidence

/// An experiment whose runs measure what a test says, gathered round by round.
///
/// A run costs as many seconds as its network has hidden units: three of `plain` and `normal`, six of `large`.
struct AllocationSample {
  /// The claims as YAML, each on a line.
  var claims: [String]
  /// The seeds of the studies.
  var seeds = "{ least: 5, most: 40 }"
  /// The budget in seconds of a core; nil for none.
  var budget: Double?
  /// The test accuracy of a network's run with a seed, the first being 0, at a level where there is one; nil for a run
  /// that diverged.
  var accuracy: (_ network: String, _ seed: Int, _ level: Double?) -> Double?

  /// A claim that `subject` has a higher test accuracy than `reference` by half a point, or by another effect.
  static func claim(
    _ id: String,
    _ subject: String = "normal",
    _ reference: String = "plain",
    study: String = "main",
    smallest: Double = 0.5,
    _ more: String = "endpoint: test_accuracy"
  ) -> String {
    "{ id: \(id), question: Q, statement: S, study: \(study), \(more), compare: [\(subject), \(reference)], "
      + "direction: higher, smallest_effect: \(smallest) }"
  }

  /// The accuracies of EvidenceLooksTests, about a mean for each network but `plain`, in points.
  static func about(_ means: [String: Double]) -> (String, Int, Double?) -> Double? {
    { network, seed, _ in
      means[network].map { 0.5 + EvidenceLooksTests.points($0, seed + 1)[seed] / 100 } ?? 0.5
    }
  }

  var experiment: Experiment {
    get throws {
      try read(
        """
        title: A
        networks:
          plain: { layers: [4, 3, 2] }
          normal: { layers: [4, 3, 2], normalization: batch }
          large: { layers: [4, 6, 2] }
        training: { optimizer: sgd, learning_rate: 0.1, batch_size: 8, epochs: 2 }
        studies:
          main: { networks: [plain, normal, large], seeds: \(seeds) }
          twin: { networks: [plain, normal], seeds: \(seeds) }
          rates: { networks: [plain, normal], sweep: { learning_rate: [0.01, 0.03, 0.3] }, seeds: \(seeds) }
        claims: [\(claims.joined(separator: ", "))]
        \(budget.map { "budget: \($0 / 2)s" } ?? "")
        """
      )
    }
  }

  private static let data = DatasetSummary(
    name: "fashion-mnist",
    title: "Tiny",
    digest: "00",
    shape: [2, 2, 1],
    classNames: ["a", "b"],
    trainingCounts: [20, 20],
    validationCounts: [5, 5],
    testCounts: [5, 5],
    splitSeed: 1,
    files: []
  )

  /// What a run measured.
  func record(of entry: Plan.Entry) -> RunRecord {
    var record = MadeUpRun(entry, testCount: 10).record
    let seed = Int(entry.configuration.seed) - 1
    let value = accuracy(entry.network, seed, entry.levels.first?.value)
    record.tests =
      value.map {
        [
          TestMetrics(
            selection: .lastEpoch,
            epoch: 2,
            test: Measurement(loss: 1, accuracy: $0, count: 10_000)
          )
        ]
      } ?? []
    record.divergence = value == nil ? Divergence(epoch: 1, step: 3) : nil
    // Seconds that differ from run to run by a few percent, as those of a machine do.
    for epoch in record.timings.indices {
      record.timings[epoch].trainSeconds = 0.1 * (1 + 0.01 * Double(7 * seed % 11))
    }
    return record
  }

  /// The results, and how many runs were asked for in each round, of the records of a plan: those of ``record(of:)`` where no
  /// others are given.
  func gathered(_ records: ((Plan) -> [RunRecord]?)? = nil) throws -> (
    results: Results?, asked: [Int]
  ) {
    let experiment = try experiment
    let datasets = ["fashion-mnist": Self.data]
    var asked: [Int] = []
    let results = try Results.gathered(
      for: experiment,
      datasets: datasets,
      file: "e.yaml",
      plan: try Plan(experiment, datasets: datasets, file: "e.yaml"),
      cost: { Double($0.network.layers[1].layer?.size ?? 0) },
      records: { plan in
        asked.append(plan.entries.count)
        return records.map { $0(plan) } ?? plan.entries.map(record)
      }
    )
    return (results, asked)
  }

  /// How many seeds each place has in the end: `main/plain`, or `rates/plain@0.01`.
  func seedCounts() throws -> [String: Int] {
    let runs = try gathered().results?.runs ?? []
    return runs.reduce(into: [:]) { counts, run in
      let level = run.entry.levels.first.map { "@\($0.text)" } ?? ""
      counts["\(run.entry.study)/\(run.entry.network)\(level)", default: 0] += 1
    }
  }

  /// The extensions of each round, `CLAIM FROM-TO`.
  func rounds() throws -> [[String]] {
    try gathered().results?.rounds.map { round in
      round.extensions.map { "\($0.claim) \($0.from)-\($0.to)" }
    } ?? []
  }

  /// The verdicts of the claims in the end.
  func verdicts() throws -> [String] {
    guard let results = try gathered().results else { return [] }
    return Evidence(results.experiment.claims, cells: Cell.cells(of: results)).all
      .map(\.verdictWords)
  }
}
