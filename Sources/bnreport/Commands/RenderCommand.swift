internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import Reporting
internal import Runs

/// Run store to report.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes the report of an experiment from the runs in the store; never trains.",
    discussion: """
      After a change of text or style only this is needed. Examples:

        bnreport render --template words --format html -o /tmp/report
        bnreport render --template words --watch
      """
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions

  @Flag(
    help: "Reports on the runs that are there when the store lacks some; its title says so."
  )
  var partial = false

  @Flag(
    help:
      "Renders again whenever the template, the experiment or what lies beside them is saved (default format: html)."
  )
  var watch = false

  func run() throws {
    try ExitStatus.mapping {
      guard watch else {
        var memory: Memory?
        return try render(with: &memory)
      }
      let name = (options.experiment as NSString).lastPathComponent
      let watch = try RenderWatch(options, output: output.path(named: name))
      var memory: Memory?
      try watch.run {
        let start = ContinuousClock.now
        try ExitStatus.mapping { try render(with: &memory) }
        if !options.quiet {
          let seconds = (ContinuousClock.now - start) / .seconds(1)
          Console.error("rendered in \((seconds * 10).rounded() / 10) s")
        }
      }
    }
  }

  /// What the last rendering read from the store, for the next one of the same experiment.
  private struct Memory {
    /// As it was asked, whose networks may leave their sizes to the data.
    var asked: ExperimentSource
    /// As it was reported.
    var experiment: Experiment
    var results: Results
  }

  private func render(with memory: inout Memory?) throws {
    let asked = try options.source()
    var source = asked
    // Where only the text is another, the runs are the same, and so are data and figures.
    let isSame =
      memory?.asked.experiment == asked.experiment && memory?.asked.words == asked.words
      && !partial
    let reported: ExperimentSource
    let results: Results
    if let memory, isSame {
      source.experiment = memory.experiment
      (reported, results) = (source, memory.results)
    } else {
      let prepared = try options.prepare(&source)
      (reported, results) =
        partial
        ? try options.storedPart(source, prepared)
        : (source, try options.storedResults(source, prepared))
    }
    do {
      try output.withFolder(for: reported, store: options.runStore) { folder in
        try output.write(
          results,
          reported,
          to: folder,
          workers: options.workerCount,
          onlyText: isSame,
          usualFormats: watch ? [.html] : Set(ReportFormat.allCases),
          isQuiet: options.quiet || watch
        )
      }
    } catch let fault as Fault {
      throw reported.faults(behind: fault, results)
    }
    memory = Memory(asked: asked, experiment: reported.experiment, results: results)
    guard reported.experiment == source.experiment else { throw ExitStatus.someRunsMissing }
  }
}
