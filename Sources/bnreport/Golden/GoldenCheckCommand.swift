internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation
internal import Golden
internal import Pictures

/// A folder of pictures against its references.
struct GoldenCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compares every PNG picture below a folder with its reference; records nothing."
  )

  @Argument(help: "The folder of the pictures.", completion: .file())
  var folder: String

  @Option(help: "The folder of the references, with the same names.", completion: .file())
  var baseline: String

  @Flag(
    help: """
      Fails, with status 1, when a reference has no picture, and when something is not compared: a link that leads \
      nowhere or to a folder, a hidden picture.
      """
  )
  var strict = false

  @OptionGroup var tolerance: GoldenTolerance

  @Option(help: "Writes one HTML page with the pictures of every difference.", completion: .file())
  var report: String?

  @Flag(help: "Prints the results as JSON.")
  var json = false

  @Option(help: "Writes the results as JUnit XML.", completion: .file())
  var junit: String?

  func run() throws {
    try ExitStatus.mapping {
      let comparison = try PictureFolders(folder, baseline: baseline, tolerance)
      let result = try comparison.report(showingPictures: report != nil, isStrict: strict)
      if let report { try AtomicFile.write(result.html.utf8, to: report) }
      if let junit { try AtomicFile.write(result.junit.utf8, to: junit) }
      try Self.print(result, asJSON: json)
    }
  }

  /// Prints a report and ends with the status of its gravest result.
  static func print(_ report: GoldenReport, asJSON json: Bool) throws {
    try Console.result(json ? String(report.json.dropLast()) : report.text)
    for result in report.results where result.verdict == .unreadable {
      let code = result.code.map { " [\($0.rawValue)]" } ?? ""
      Console.error("\(result.name): \(result.explanation)\(code)")
      if let hint = result.hint { Console.error("try: \(hint)") }
    }
    let severity = report.isStrict ? "strict" : "warning"
    for name in report.unused { Console.error("\(severity): unused reference: \(name)") }
    for file in report.skipped where report.isStrict || file.reason != .hidden {
      Console.error("\(severity): not compared: \(file.path): \(file.reason.words)")
    }
    if report.count(.unreadable) > 0 { throw ExitStatus.badData }
    if report.count(.different) > 0 { throw ExitStatus.faultsFound }
    if report.count(.missing) > 0 { throw ExitStatus.missingInput }
    if !report.passes { throw ExitStatus.faultsFound }
  }
}
