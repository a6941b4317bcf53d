import ArgumentParser
import Foundation
import JSON
import Running
import Runs

/// Measures what the pieces of runs take, for the constants of `Runner.cost`, or checks the costs of whole runs.
@main struct CostBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost-benchmark",
    abstract: "Times epochs, evaluations and looks of probes on one core: a line of JSON for each."
  )

  @Option(help: "How often each piece is timed; the shortest counts.")
  var rounds = 5

  @Option(help: "The folder that holds the folder fashion-mnist.")
  var data = "/usr/share/datasets"

  @Option(
    help: "A results.json, a run of each cell of which is trained and compared with its cost."
  )
  var check: String?

  func run() throws {
    let data = try StudyData.load("fashion-mnist", searching: [data])
    if let check { return try CostCheck(check).run(on: data) }
    for configuration in CostCases.all(on: data.summary) {
      for piece in try CostCase(configuration, on: data).pieces(rounds: rounds) {
        print(String(decoding: CanonicalJSON.bytes(of: piece), as: UTF8.self))
      }
    }
  }
}
