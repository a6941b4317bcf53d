internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import Reporting
internal import Runs

/// Experiment to report: trains what is missing, then renders.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Trains the networks of an experiment and writes its report.",
    discussion: """
      Runs that the store has are not trained again. Examples:

        bnreport generate --preset quick -o /tmp/report
        bnreport generate batchnorm --dataset mnist --data-dir ~/data
        bnreport generate mine --template words --format pdf --paper letter
        bnreport generate --set training.learning_rate=0.05 --seeds 3
      """
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "After SIGINT or SIGTERM, reports on the runs that are done; the title says so.")
  var partial = false

  @Flag(
    help:
      "Writes the report of the runs that are done every so often while others are trained; its page loads itself again."
  )
  var live = false

  func run() throws {
    try ExitStatus.mapping {
      var source = try options.source()
      try options.fetchMissingData(source)
      let prepared = try options.prepare(&source)
      // A wrong name is better known before the training than after it.
      try source.checkReport(
        prepared.plan,
        prepared.datasets,
        hasPages: try output.hasPages
      )
      try output.withFolder(for: source, store: options.runStore) { folder in
        do {
          let results =
            live
            ? try LiveReport(options, output, source, prepared, folder).during {
              try options.train(source, prepared)
            } : try options.train(source, prepared)
          try output.write(
            results,
            source,
            to: folder,
            workers: options.workerCount,
            isQuiet: options.quiet
          )
        } catch let stop as TrainingStopped {
          // A live page would load itself again for ever.
          if partial || live { writePart(source, prepared, to: folder) }
          throw stop.exitStatus
        }
      }
    }
  }

  /// Writes the report of what is done; what is wrong with it is said, and the signal says more.
  private func writePart(
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    to folder: ReportFolder
  ) {
    do {
      let (part, results) = try options.storedPart(source, prepared)
      try output.write(results, part, to: folder, workers: options.workerCount)
    } catch let fault as Fault {
      Console.fault(fault)
    } catch {
      // Some of the runs diverged.
    }
  }
}
