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

  func run() throws {
    try ExitStatus.mapping {
      let source = try options.source()
      let prepared = try options.prepare(source)
      let records = try options.storedRecords(prepared.plan)
      try output.withFolder(for: source, store: options.runStore) { folder in
        try output.write(
          options.results(source, prepared, records),
          source,
          to: folder,
          workers: options.workerCount
        )
      }
    }
  }
}
