internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Runs

/// Experiment to run store.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the networks of an experiment and keeps the runs in the store."
  )

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    try ExitStatus.mapping {
      var source = try options.source()
      try options.fetchMissingData(source)
      let prepared = try options.prepare(&source)
      let results = try options.train(source, prepared)
      if !options.quiet { Console.error("the runs are in \(options.runStore.folder.path)") }
      guard results.failures.isEmpty else { throw ExitStatus.someRunsDiverged }
    }
  }
}
