internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Runs

/// Run store to report.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes the report of an experiment from the runs in the store; never trains.",
    discussion: """
      After a change of text or style only this is needed. Example:

        bnreport render --template words --format html -o /tmp/report
      """
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions

  @Flag(
    help: "Reports on the runs that are there when the store lacks some; its title says so."
  )
  var partial = false

  func run() throws {
    try ExitStatus.mapping {
      let source = try options.source()
      let prepared = try options.prepare(source)
      let (reported, results) =
        partial
        ? try options.storedPart(source, prepared)
        : (source, try options.storedResults(source, prepared))
      try output.withFolder(for: reported, store: options.runStore) { folder in
        try output.write(results, reported, to: folder, workers: options.workerCount)
      }
      guard reported.experiment == source.experiment else { throw ExitStatus.someRunsMissing }
    }
  }
}
