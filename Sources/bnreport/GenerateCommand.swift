internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Runs

/// Experiment to report: trains what is missing, then renders.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Trains the networks of an experiment and writes its report."
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.mapping {
      let source = try options.source()
      let prepared = try options.prepare(source)
      let folder = try output.prepareFolder(for: source.experiment)
      let results = try options.train(source, prepared)
      try output.write(results, source, options, to: folder)
    }
  }
}

/// Experiment to run store.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the networks of an experiment and keeps the runs in the store."
  )

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    try ExitStatus.mapping {
      let source = try options.source()
      let results = try options.train(source, try options.prepare(source))
      if !options.quiet { Console.error("the runs are in \(options.runStore.folder.path)") }
      if results.runs.contains(where: { $0.record.divergence != nil }) {
        throw ExitStatus.someRunsDiverged
      }
    }
  }
}

/// Run store to report.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes the report of an experiment from the runs in the store; never trains."
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.mapping {
      let source = try options.source()
      let prepared = try options.prepare(source)
      let records = try prepared.plan.entries.map { try options.storedRecord($0) }
      let folder = try output.prepareFolder(for: source.experiment)
      try output.write(options.results(source, prepared, records), source, options, to: folder)
    }
  }
}
