import ArgumentParser
import Evidence
import Experiments
import Foundation
import Parallel
import Running
import Runs

/// How long workers wait at the ends of rounds, computed from the recorded times of an experiment's runs.
struct WorkersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workers",
    abstract: "Simulates 1 to 64 workers on the stored runs of an experiment, round by round."
  )

  @Argument(help: "A built-in experiment, or a YAML file.")
  var experiment = "batchnorm"

  @Option(help: "How thorough: quick, standard or full.")
  var preset = "standard"

  @Option(help: "The folder of the run store.")
  var store: String

  @Option(help: "The folder to look for data sets in.")
  var dataDir = "/usr/share/datasets"

  func run() throws {
    let planned = try PlannedExperiment(experiment, preset: preset, dataDir: dataDir)
    let rounds = try Self.rounds(
      of: planned,
      RunStore(folder: URL(fileURLWithPath: store, isDirectory: true))
    )
    guard !rounds.isEmpty else {
      throw ValidationError(
        "The store lacks runs of \(experiment): train it with `bnreport train`."
      )
    }
    let all = rounds.flatMap(\.self)
    print("runs", rounds.map { "\($0.count)" }.joined(separator: " "), separator: "\t")
    let seconds = all.map(\.seconds)
    print("seconds", seconds.reduce(0, +), seconds.max() ?? 0, separator: "\t")
    for workers in [1, 2, 4, 8, 16, 32, 64] {
      let ends = rounds.map { Self.seconds(of: Self.longestFirst($0), workers) }
      let cases = [
        // The plan alone, before any seeds are added.
        Self.waste(rounds[0], ends[0], workers),
        // Round by round, each beginning when the one before has ended.
        Self.waste(all, ends.reduce(0, +), workers),
        // As if all runs were known from the start.
        Self.waste(all, Self.seconds(of: Self.longestFirst(all), workers), workers),
        // Round by round, but who is free begins the next one.
        Self.waste(all, Self.seconds(of: rounds.flatMap(Self.longestFirst), workers), workers),
        // As if what each run takes were known.
        Self.waste(
          all,
          rounds.map { Self.seconds(of: $0.sorted { $0.seconds > $1.seconds }, workers) }
            .reduce(0, +),
          workers
        ),
        // What no order is below: the work of each round divided, or its longest run.
        Self.waste(all, rounds.map { Self.leastSeconds(of: $0, workers) }.reduce(0, +), workers),
      ]
      print("workers", workers, cases.map { "\($0)" }.joined(separator: "\t"), separator: "\t")
    }
  }

  /// A run with what the order of runs is made from, and what it took.
  private struct TimedRun {
    var id: RunID
    var seed: UInt64
    var cost: Double
    var seconds: Double
  }

  /// The runs of the plan, then those of each round of further seeds, as far as they are stored.
  private static func rounds(
    of planned: PlannedExperiment,
    _ store: RunStore
  ) throws -> [[TimedRun]] {
    var rounds: [[TimedRun]] = []
    func taken(by plan: Plan) throws -> [RunRecord]? {
      let records = try plan.entries.concurrentMap(workers: 4) { try store.record(for: $0.id) }
      guard records.allSatisfy({ $0 != nil }) else { return nil }
      var known: Set<RunID> = []
      let runs = zip(plan.entries, records).compactMap { entry, record -> TimedRun? in
        guard known.insert(entry.id).inserted, let record else { return nil }
        return TimedRun(
          id: entry.id,
          seed: entry.configuration.seed,
          cost: Runner.cost(of: entry.configuration),
          seconds: record.timings.reduce(0) { $0 + $1.trainSeconds + $1.evaluateSeconds }
        )
      }
      if !runs.isEmpty { rounds.append(runs) }
      return records.compactMap(\.self)
    }
    _ = try Results.gathered(
      for: planned.experiment,
      datasets: planned.datasets,
      file: planned.file,
      plan: planned.plan,
      cost: { Runner.cost(of: $0, testCount: planned.testCount(of: $0)) },
      records: taken
    )
    return rounds
  }

  /// The order in which `Runner` takes runs.
  private static func longestFirst(_ runs: [TimedRun]) -> [TimedRun] {
    runs.sorted { one, other in
      if one.cost != other.cost { return one.cost > other.cost }
      return one.seed == other.seed ? one.id < other.id : one.seed < other.seed
    }
  }

  /// When the last worker is done, each taking the next run as soon as it is free.
  private static func seconds(of runs: [TimedRun], _ workers: Int) -> Double {
    var ends = [Double](repeating: 0, count: workers)
    for run in runs {
      guard let next = ends.indices.min(by: { ends[$0] < ends[$1] }) else { break }
      ends[next] += run.seconds
    }
    return ends.max() ?? 0
  }

  private static func leastSeconds(of runs: [TimedRun], _ workers: Int) -> Double {
    let seconds = runs.map(\.seconds)
    return max(seconds.reduce(0, +) / Double(workers), seconds.max() ?? 0)
  }

  /// The share of the workers' time in which they wait.
  private static func waste(_ runs: [TimedRun], _ seconds: Double, _ workers: Int) -> Double {
    1 - runs.map(\.seconds).reduce(0, +) / (seconds * Double(workers))
  }
}
