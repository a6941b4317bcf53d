import ArgumentParser
import Evidence
import Experiments
import Foundation
import Parallel
import Runs

/// A made-up record for every run of an experiment, sealed and published as trained ones are.
struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Stores made-up records of every run of an experiment, and says how many there are."
  )

  @Argument(help: "A built-in experiment, or a YAML file.")
  var experiment: String

  @Option(help: "The folder of the run store.")
  var store: String

  @Option(help: "The folder to look for data sets in.")
  var dataDir = "/usr/share/datasets"

  func run() throws {
    let planned = try PlannedExperiment(experiment, preset: "standard", dataDir: dataDir)
    let store = RunStore(folder: URL(fileURLWithPath: store, isDirectory: true))
    // More threads than cores: they wait for the disk.
    _ = try planned.plan.entries.concurrentMap(workers: 16) { entry in
      let count = planned.testCount(of: entry.configuration)
      try store.save(MadeUpRun(entry, testCount: count).record)
    }
    print(Set(planned.plan.entries.map(\.id)).count)
  }
}
