internal import ArgumentParser
internal import Datasets
internal import Evidence
internal import Experiments
internal import Faults
internal import Files
internal import Foundation
internal import Models
internal import Parallel
internal import Running
internal import Runs

// What the store has of an experiment, and training what it lacks.

extension ExperimentOptions {
  /// Trains what the store lacks.
  ///
  /// - Throws: ``TrainingStopped`` after SIGINT or SIGTERM, and what training throws.
  func train(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment
  ) throws -> Results {
    guard let results = try train(source, prepared, .all).whole else {
      preconditionFailure("A runner returns the records of its plan.")
    }
    return results
  }

  /// Trains what the store lacks of some of the runs.
  ///
  /// - Returns: The results of those, those of the whole experiment as far as the store has its rounds of seeds, and whether it
  ///   has them all.
  /// - Throws: ``TrainingStopped`` after SIGINT or SIGTERM, and what training throws.
  func train(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    _ selection: RunSelection
  ) throws -> (own: Results, whole: Results?, isComplete: Bool) {
    // A store that cannot be made is found out now, not after the first run.
    try Folder.create(runStore.folder.path)
    runStore.removeLeftovers()
    let display = ProgressDisplay(verbosity: verbosity)
    let interruption = Interruption { display.say($0) }
    let runner = Runner(
      store: runStore,
      host: Machine.host(workers: workerCount),
      isInterrupted: { interruption.isRequested },
      unixTime: { Int(Date().timeIntervalSince1970) }
    )
    var loaded: [String: StudyData]?
    var own = Results(experiment: source.experiment, datasets: prepared.datasets, runs: [])
    var isComplete = true
    do {
      let whole = try interruption.listening {
        try gathered(source, prepared) { plan in
          let part = selection.runs(of: plan)
          let records = try runner.run(
            part,
            on: try {
              let data = try loaded ?? data(source, expecting: prepared.datasets)
              loaded = data
              return data
            }(),
            isFresh: fresh
          ) { display.show($0) }
          own.runs += zip(part.entries, records).map { Results.Run(entry: $0, record: $1) }
          guard selection != .all else { return records }
          // Seeds are added when the parts of the others are there too.
          let all = try self.records(of: plan)
          isComplete = !all.contains { $0 == nil }
          return isComplete ? all.compactMap(\.self) : nil
        }
      }
      return (own, whole, isComplete)
    } catch is RunInterruption {
      display.say("stopped: \(display.finishedWords); the same command goes on from here")
      throw TrainingStopped(exitStatus: ExitCode(interruption.exitStatus))
    }
  }

  /// The results of the plan and of the seeds that open comparisons get beyond it, from records of whatever source.
  private func gathered(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    records: (Plan) throws -> [RunRecord]?
  ) throws -> Results? {
    let testCounts = prepared.datasets.values.reduce(into: [:]) { $0[$1.digest] = $1.testCount }
    return try Results.gathered(
      for: source.experiment,
      datasets: prepared.datasets,
      file: source.file,
      plan: prepared.plan,
      logs: source.logs,
      cost: { Runner.cost(of: $0, testCount: testCounts[$0.data.digest] ?? 0) },
      records: records
    )
  }

  /// The runs that are known so far: the plan, and the seeds of the rounds before which all runs are in the store.
  ///
  /// - Throws: `Fault` when a record cannot be read.
  func knownPlan(_ source: ExperimentSource, _ prepared: PreparedExperiment) throws -> Plan {
    var known = prepared.plan
    _ = try gathered(source, prepared) { plan in
      known = known.with(plan)
      let records = try records(of: plan)
      return records.contains { $0 == nil } ? nil : records.compactMap(\.self)
    }
    return known
  }

  /// The results as the store has them, all of them.
  ///
  /// - Throws: `Fault` when the store lacks a run.
  func storedResults(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment
  ) throws -> Results {
    guard let results = try gathered(source, prepared, records: storedRecords) else {
      preconditionFailure("What the store lacks is an error.")
    }
    return results
  }

  /// The examples of the data sets of an experiment.
  private func data(
    _ source: ExperimentSource,
    expecting datasets: [String: DatasetSummary]
  ) throws -> [String: StudyData] {
    let data = try StudyData.load(
      for: source.experiment,
      searching: Locations.data(option: dataDir)
    )
    guard let changed = data.first(where: { $1.summary != datasets[$0] }) else { return data }
    throw Fault(
      file: changed.key,
      "the data set changed while it was read",
      hint: "Run again when nothing else writes to it."
    )
  }

  /// What can be reported of an experiment from the store: all of it, or the part whose runs are there.
  ///
  /// - Returns: The experiment, whose title says how much is missing, and its results.
  /// - Throws: `Fault` when not even one study has a seed.
  func storedPart(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment
  ) throws -> (ExperimentSource, Results) {
    let store = runStore
    let records = try prepared.plan.entries.concurrentMap(workers: workerCount) {
      try Self.usableRecord(of: $0, in: store)
    }
    let stored = Dictionary(
      zip(prepared.plan.entries, records).compactMap { entry, record in
        record.map { (entry.id, $0) }
      }
    ) { first, _ in first }
    let all = Set(prepared.plan.entries.map(\.id)).count
    guard
      var part = source.experiment.completed(of: prepared.plan, { stored[$0] != nil })
    else {
      throw Fault(
        .missing,
        file: store.folder.path,
        "no study has all of its networks at all levels for even one seed (got \(stored.count) of \(all) runs)",
        hint: "Train on with `bnreport train`."
      ).coded(.noRuns)
    }
    let isWhole = part == source.experiment
    if !isWhole { part.title += " (incomplete: \(stored.count) of \(all) runs)" }
    let reported = isWhole ? source : source.reporting(part)
    let plan =
      isWhole ? prepared.plan : try Plan(part, datasets: prepared.datasets, file: source.file)
    // Seeds beyond the plan count as far as whole rounds of them are there.
    let results = try gathered(reported, (prepared.datasets, plan)) { plan in
      let records = try plan.entries.concurrentMap(workers: workerCount) {
        try stored[$0.id] ?? Self.usableRecord(of: $0, in: store)
      }
      return records.contains { $0 == nil } ? nil : records.compactMap(\.self)
    }
    guard let results else { preconditionFailure("The part is what there is.") }
    return (reported, results)
  }

  /// The stored records of a plan, in its order.
  ///
  /// - Throws: `Fault` when the store lacks one.
  func storedRecords(_ plan: Plan) throws -> [RunRecord] {
    let store = runStore
    return try plan.entries.concurrentMap(workers: workerCount) {
      try Self.record(of: $0, in: store)
    }
  }

  /// The stored records of a plan, in its order; nil for those that the store lacks or that are damaged.
  func records(of plan: Plan) throws -> [RunRecord?] {
    let store = runStore
    return try plan.entries.concurrentMap(workers: workerCount) {
      try Self.usableRecord(of: $0, in: store)
    }
  }

  private static func record(of entry: Plan.Entry, in store: RunStore) throws -> RunRecord {
    if let record = try usableRecord(of: entry, in: store) { return record }
    throw Fault(
      .missing,
      file: store.folder.path,
      "the store lacks a run of study \"\(entry.study)\" (network \"\(entry.network)\", seed "
        + "\(entry.configuration.seed))",
      hint: "Train it with `bnreport train`, or use `generate`."
    ).coded(.noRuns)
  }

  private static func usableRecord(
    of entry: Plan.Entry,
    in store: RunStore
  ) throws -> RunRecord? {
    do throws(Fault) {
      return try store.record(for: entry.id)?.sharing(entry.configuration, nil)
    } catch {
      guard error.kind == .damaged else { throw error }
      Console.error("warning: \(error.line)")
      return nil
    }
  }
}

/// Training that a signal ended; the store has what was done.
struct TrainingStopped: Error {
  /// 130 or 143.
  var exitStatus: ExitCode
}
