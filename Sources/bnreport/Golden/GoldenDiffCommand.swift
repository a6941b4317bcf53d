internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation
internal import Golden
internal import Pictures

/// Two pictures.
struct GoldenDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two PNG pictures, and draws where they differ.",
    discussion: """
      The difference picture is the first one faded to grey; what only it has is red, what only the second has \
      is blue, what has another colour violet, with frames around the places.
      """
  )

  @Argument(help: "The picture that is expected.", completion: .file())
  var reference: String

  @Argument(help: "The picture that was made.", completion: .file())
  var actual: String

  @Option(name: .shortAndLong, help: "Writes the difference picture.", completion: .file())
  var output: String?

  @Flag(help: "Prints the result as JSON.")
  var json = false

  @OptionGroup var tolerance: GoldenTolerance

  func run() throws {
    try ExitStatus.mapping {
      let check = PNGCheck(tolerance: try tolerance.value)
      let expected = try Self.read(reference)
      let made = try Self.read(actual)
      let result = check.check(made, against: expected, named: actual)
      var undrawn: Fault?
      if let output, let comparison = result.comparison {
        var picture: Picture?
        do throws(Fault) {
          picture = try check.difference(of: made, from: expected, comparison)
        } catch {
          undrawn = error
        }
        if let picture { try AtomicFile.write(try picture.png(), to: output) }
      }
      let report = GoldenReport(
        title: "\(actual) against \(reference)",
        results: [result],
        unused: [],
        accept: AcceptCommand(["cp", actual, reference])
      )
      if let undrawn {
        try Console.result(json ? String(report.json.dropLast()) : report.text)
        throw Fault(file: actual, undrawn.message, hint: undrawn.hint)
          .coded(undrawn.about(.picture).code)
      }
      try GoldenCheckCommand.print(report, asJSON: json)
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Fault(
        .missing,
        file: path,
        "there is no such picture",
        hint: "Check the path."
      )
    }
    do {
      return try PictureFile.read(path)
    } catch {
      throw Fault(file: path, error.message, hint: error.hint).coded(.picture)
    }
  }
}
