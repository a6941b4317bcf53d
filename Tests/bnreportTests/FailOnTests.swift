import Foundation
import TestSupport
import Testing

/// `--fail-on`, by which a job of CI fails with a claim.
@Suite struct FailOnTests {
  /// Batch norm lets these networks learn faster, and on data made of noise no network generalises.
  private func experiment(endpoint: String = "training_loss", direction: String) -> String {
    BuiltProgram.tinyExperiment
      .replacing("seeds: 2, examples: 100", with: "seeds: 6, examples: 300")
      .replacing("endpoint: validation_loss", with: "endpoint: \(endpoint)")
      .replacing("direction: lower", with: "direction: \(direction)")
  }

  private func status(_ experiment: String, failOn words: [String]) throws -> BuiltProgram.Output {
    try withTemporaryFolder { folder in
      try Data(experiment.utf8).write(to: folder.appendingPathComponent("own.yaml"))
      return try BuiltProgram.run(
        ["generate", "own.yaml", "-q", "--format", "md"] + words.flatMap { ["--fail-on", $0] },
        in: folder
      )
    }
  }

  @Test func aRefutedClaimFailsWhereThatIsAskedFor() throws {
    let refuted = experiment(direction: "higher")
    #expect(try status(refuted, failOn: []).status == 0)
    #expect(try status(refuted, failOn: ["inconclusive"]).status == 0)
    let output = try status(refuted, failOn: ["inconclusive", "refuted"])
    #expect(output.status == 1)
    #expect(output.result == "reports/own/report.md\n")
    #expect(output.messages.contains("claim \"lower_loss\" is reversed: "))
  }

  @Test func anInconclusiveClaimFailsWhereThatIsAskedFor() throws {
    let open = experiment(endpoint: "validation_accuracy", direction: "higher")
    #expect(try status(open, failOn: ["refuted"]).status == 0)
    let output = try status(open, failOn: ["inconclusive"])
    #expect(output.status == 1)
    #expect(output.messages.contains("claim \"lower_loss\" is inconclusive: "))
  }

  @Test func aSupportedClaimPasses() throws {
    let output = try status(experiment(direction: "lower"), failOn: ["refuted", "inconclusive"])
    #expect(output.status == 0, "\(output.messages)")
  }

  @Test func anotherWordIsRefused() throws {
    let output = try status(experiment(direction: "lower"), failOn: ["contested"])
    #expect(output.status == 64)
  }
}
