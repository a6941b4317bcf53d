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
      try output.withFolder(for: source.experiment) { folder in
        try output.write(
          try options.train(source, prepared),
          source,
          to: folder,
          workers: options.workerCount
        )
      }
    }
  }
}
