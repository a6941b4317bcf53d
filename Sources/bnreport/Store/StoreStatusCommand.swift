internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import JSON
internal import Parallel
internal import Running
internal import Runs

/// Experiment and run store to how far its runs are.
struct StoreStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Shows how many runs of an experiment are done, in flight and left, over all workers.",
    discussion: """
      Files are counted by their names and not checked; `bnreport doctor` does that. The time left is that of the runs \
      which are known: claims that stay open may get further seeds.
      """
  )

  @OptionGroup var options: ExperimentOptions

  @Flag(help: "Shows it again every few seconds until all runs are there.")
  var watch = false

  @Flag(help: "Prints it as JSON.")
  var json = false

  @Flag(
    help:
      "Writes the report of the runs that are there every so often, until all are; its page loads itself again."
  )
  var live = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The folder of that report (default: reports/EXPERIMENT).",
    completion: .directory
  )
  var output: String?

  mutating func validate() throws {
    if output != nil, !live { throw ValidationError("-o is the folder of --live.") }
  }

  /// The seconds between two looks.
  private static let pause = 5.0

  func run() throws {
    try ExitStatus.mapping {
      var source = try options.source()
      let prepared = try options.prepare(&source)
      var finder = PlanFinder(options, source, prepared)
      if live { return try write(source, prepared, &finder) }
      while true {
        let status = try finder.status()
        try show(status)
        guard watch, status.total.done < status.total.runs else { return }
        Thread.sleep(forTimeInterval: Self.pause)
      }
    }
  }

  /// Writes reports until all runs are there, and then the whole one.
  private func write(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    _ finder: inout PlanFinder
  ) throws {
    let report = try OutputOptions.parse(output.map { ["--output", $0] } ?? [])
    try source.checkReport(prepared.plan, prepared.datasets, hasPages: true)
    try report.withFolder(for: source, store: options.runStore) { folder in
      try LiveReport(options, report, source, prepared, folder).untilWhole {
        let status = try finder.status()
        try show(status)
        return status.total.done == status.total.runs
      }
      let results = try options.storedResults(source, prepared)
      try report.write(results, source, to: folder, workers: options.workerCount)
    }
  }

  private func show(_ status: StoreStatus) throws {
    if json {
      return try Console.result(
        String(decoding: CanonicalJSON.encode(status, pretty: !watch), as: UTF8.self)
      )
    }
    // Where lines can be rewritten, the table stays at its place.
    if watch, isatty(STDOUT_FILENO) == 1 { print("\u{1B}[H\u{1B}[2J", terminator: "") }
    try Console.table(status.table)
    Console.error(status.sentence)
  }
}

/// The runs of an experiment that are known so far: its plan, and the seeds of each round whose runs are all there.
struct PlanFinder {
  private let options: ExperimentOptions
  private let source: ExperimentSource
  private let prepared: PreparedExperiment
  private var plan: Plan
  private var glances: [RunID: RunGlance] = [:]

  init(_ options: ExperimentOptions, _ source: ExperimentSource, _ prepared: PreparedExperiment) {
    (self.options, self.source, self.prepared) = (options, source, prepared)
    plan = prepared.plan
  }

  /// How far the runs are now.
  mutating func status() throws -> StoreStatus {
    look()
    if glances.count == Set(plan.entries.map(\.id)).count {
      // Whoever has all runs of a round knows the next one.
      plan = try options.knownPlan(source, prepared)
      look()
    }
    return StoreStatus(
      plan,
      glances: glances,
      begun: options.runStore.begunIDs(),
      now: Int(Date().timeIntervalSince1970)
    )
  }

  /// What is missing of the runs that are known, and the predicted cost of all of those, on one core.
  mutating func missing() throws -> (runs: [RunConfiguration], planned: Double) {
    let runs = Dictionary(plan.entries.map { ($0.id, $0.configuration) }) { first, _ in first }
    let all = runs.sorted { $0.key < $1.key }
    return (
      all.filter { glances[$0.key] == nil }.map(\.value),
      all.map { Runner.cost(of: $0.value) }.reduce(0, +)
    )
  }

  /// Looks at what is there and was not.
  private mutating func look() {
    let store = options.runStore
    let recorded = store.recordedIDs()
    let new = Set(plan.entries.map(\.id)).filter { glances[$0] == nil && recorded.contains($0) }
    let ids = Array(new)
    let found = ids.concurrentMap(workers: options.workerCount) { store.glance(at: $0) }
    for (id, glance) in zip(ids, found) { glances[id] = glance }
  }
}
