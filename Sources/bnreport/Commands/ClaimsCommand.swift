internal import ArgumentParser
internal import Faults
internal import Foundation
internal import Reporting

/// A report that is there to its outcome.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Prints the outcome and the verdicts of a report, in at most 4 KB.",
    discussion: """
      The first line counts the verdicts; then comes a line a claim. `bnreport explain \
      contested` says what a verdict means. Examples:

        bnreport claims reports/batchnorm
        bnreport claims report --markdown
        bnreport claims report --baseline main/claims.csv
      """
  )

  @Argument(help: "The folder of a report, or a file in it.", completion: .file())
  var report: String

  @Option(
    help: "An earlier report, or a copy of its data/claims.csv: says what changed, changes first.",
    completion: .file()
  )
  var baseline: String?

  @Flag(help: "Prints a table of Markdown, as the summary of a job has it.")
  var markdown = false

  func run() throws {
    try ExitStatus.mapping {
      var digest = try ClaimsFile.digest(report)
      if let baseline {
        digest = digest.compared(with: try ClaimsFile.digest(baseline, missing: .noBaseline))
      }
      let folder = ClaimsFile.folder(report)
      let name = ((folder as NSString).standardizingPath as NSString).lastPathComponent
      let text = markdown ? digest.markdown(title: name) : digest.text
      try Console.result(String(text.dropLast()))
    }
  }
}
