internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import Notation
internal import Running
internal import Runs

/// Experiment to run store.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the networks of an experiment and keeps the runs in the store.",
    discussion: """
      Several calls may share a store, on several machines too: each takes the most expensive run that is missing until \
      none is left. Workers that share no store train a part each, with --shard or --runs, and `bnreport store merge` \
      makes one store of theirs.
      """
  )

  @OptionGroup var options: ExperimentOptions

  @Option(
    help:
      "Trains one of N parts that take as long as one another; they count from 0: 0/8 to 7/8."
  )
  var shard: String?

  @Option(
    help: "Trains only the runs with these names, or beginnings of names, separated by commas."
  )
  var runs: String?

  mutating func validate() throws {
    if shard != nil, runs != nil {
      throw ValidationError("--shard and --runs exclude one another.")
    }
    if let shard, RunSelection(shard: shard) == nil {
      let count = shard.split(separator: "/").last.flatMap { Int($0) } ?? 0
      let known = (1...100_000).contains(count) ? count : 8
      throw ValidationError(
        "--shard is no part of a plan (got \(shard), expected 0/\(known) to \(known - 1)/\(known))."
      )
    }
  }

  func run() throws {
    try ExitStatus.mapping {
      var source = try options.source()
      try options.fetchMissingData(source)
      let prepared = try options.prepare(&source)
      let selection = try selection(prepared.plan)
      let (own, _, isComplete) = try options.train(source, prepared, selection)
      if !options.quiet { tell(own, isWhole: isComplete, of: selection) }
      guard own.failures.isEmpty else { throw ExitStatus.someRunsDiverged }
    }
  }

  private func selection(_ plan: Plan) throws -> RunSelection {
    if let shard, let part = RunSelection(shard: shard) { return part }
    guard let runs else { return .all }
    var ids: Set<RunID> = []
    var faults: [Fault] = []
    for name in runs.split(separator: ",", omittingEmptySubsequences: false) {
      let found = Set(plan.entries.map(\.id).filter { $0.description.hasPrefix(name) })
      if !name.isEmpty, let id = found.first, found.count == 1 {
        ids.insert(id)
      } else {
        faults.append(
          Fault(
            .usage,
            "--runs has \(found.isEmpty || name.isEmpty ? "no run of the plan" : "\(found.count) runs of the plan") "
              + "(got \"\(name)\", expected the beginning of one name)",
            hint: "`bnreport plan --runs` lists their names."
          )
        )
      }
    }
    if let faults = Faults(faults) { throw faults }
    return .named(ids)
  }

  private func tell(_ own: Results, isWhole: Bool, of selection: RunSelection) {
    let place = options.runStore.folder.path
    guard selection != .all else { return Console.error("the runs are in \(place)") }
    let count = Set(own.runs.map(\.entry.id)).count
    Console.error(
      "\(counted(count, "run", "runs")) of this part in \(place)"
        + (isWhole ? "; no other is missing" : "; runs of other parts are missing there")
    )
  }
}
