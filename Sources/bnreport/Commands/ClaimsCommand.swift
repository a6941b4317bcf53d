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
      """
  )

  @Argument(help: "The folder of a report, or a file in it.", completion: .file())
  var report: String

  @Flag(help: "Prints a table of Markdown, as the summary of a job has it.")
  var markdown = false

  func run() throws {
    try ExitStatus.mapping {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: report, isDirectory: &isFolder)
      let folder =
        exists && !isFolder.boolValue ? (report as NSString).deletingLastPathComponent : report
      let file = (folder as NSString).appendingPathComponent("data/claims.csv")
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw Fault(
          .missing,
          file: file,
          "there is no such file (expected the folder of a report)",
          hint: "`bnreport generate` and `bnreport compare` write one, and say where."
        )
      }
      guard let digest = ClaimsDigest(claimsCSV: Array(bytes)) else {
        throw Fault(
          file: file,
          "is no table of claims (expected the columns id, question, statement)",
          hint: "Make the report again with `bnreport render`."
        )
      }
      let name = ((folder as NSString).standardizingPath as NSString).lastPathComponent
      let text = markdown ? digest.markdown(title: name) : digest.text
      try Console.result(String(text.dropLast()))
    }
  }
}
