internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import JSON

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
  private static let pause = 10.0

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
