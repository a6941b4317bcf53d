internal import ArgumentParser
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
      let result = try comparison.report(showingPictures: report != nil)
      if let report { try AtomicFile.write(result.html.utf8, to: report) }
      if let junit { try AtomicFile.write(result.junit.utf8, to: junit) }
      try Self.print(result, asJSON: json)
    }
  }

  /// Prints a report and ends with the status of its gravest result.
  static func print(_ report: GoldenReport, asJSON json: Bool) throws {
    try Console.result(json ? String(report.json.dropLast()) : report.text)
    for result in report.results where result.verdict == .unreadable {
      Console.error("\(result.name): \(result.explanation)")
      if let hint = result.hint { Console.error("try: \(hint)") }
    }
    for name in report.unused { Console.error("warning: unused reference: \(name)") }
    if report.count(.unreadable) > 0 { throw ExitStatus.badData }
    if report.count(.different) > 0 { throw ExitCode(1) }
    if report.count(.missing) > 0 { throw ExitStatus.missingInput }
  }
}
