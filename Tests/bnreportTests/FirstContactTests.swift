import Foundation
import TestSupport
import Testing

/// What someone meets who has never used the program.
@Suite struct FirstContactTests {
  @Test(arguments: [
    ("genrate", "generate"), ("Compare", "compare"), ("plann", "plan"), ("explian", "explain"),
  ])
  func aCommandThatIsNearToOneIsNamed(typed: String, meant: String) throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run([typed], in: folder)
      #expect(output.status == 64)
      #expect(
        output.messages
          == "bnreport: error: there is no command \"\(typed)\" [usage]\ntry: Did you mean `bnreport \(meant)`?\n"
      )
    }
  }

  /// Verdicts as results.json spells them, words of the gate, exit statuses, and what kinds of faults were called before
  /// they had codes; `ExplainCommandTests` looks for every code.
  @Test(arguments: [
    "supported", "reversed", "no meaningful effect", "refuted", "inconclusive", "contested",
    "held", "improved", "regressed", "undecided", "unmeasured", "0", "1", "3", "64", "65", "66",
    "69",
    "70", "73", "74", "130", "143", "usage", "invalid", "damaged", "newer", "missing",
    "unavailable",
    "internal", "unreadable",
  ])
  func everyWordHasAPage(_ word: String) throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(
        ["explain"] + word.split(separator: " ").map(String.init),
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result.split(separator: "\n").count > 1)
      for line in output.result.split(separator: "\n") { #expect(line.count <= 90, "\(line)") }
    }
  }

  @Test func aWordThatIsNoneIsRefused() throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(["explain", "contestd"], in: folder)
      #expect(output.status == 64)
      #expect(output.messages.contains("Did you mean `bnreport explain contested`?"))
    }
  }

  @Test(arguments: ["generate", "render", "compare", "claims", "explain"])
  func examplesOfTheHelpAreWholeAt80Columns(_ command: String) throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(
        ["help", command],
        in: folder,
        environment: ["COLUMNS": "80"]
      )
      let lines = output.result.components(separatedBy: "\n").drop { !$0.hasSuffix("Examples:") }
      let examples = lines.dropFirst(2).prefix { !$0.isEmpty }
      #expect(examples.count > 1)
      for line in examples { #expect(line.hasPrefix("  bnreport \(command) "), "\(line)") }
    }
  }

  @Test func theSummaryOfAJobAndTheCommandSayTheSame() throws {
    try withExperiment { folder in
      let summary = folder.appending(path: "summary.md")
      try Data("before\n".utf8).write(to: summary)
      let output = try BuiltProgram.run(
        ["generate", "own", "-q", "--set", "title=A [title] | of <mine>"],
        in: folder,
        environment: ["GITHUB_STEP_SUMMARY": summary.path]
      )
      #expect(output.status == 0, "\(output.messages)")
      let text = try String(contentsOf: summary, encoding: .utf8)
      #expect(text.hasPrefix("before\n**A \\[title\\] \\| of &lt;mine&gt;**: 1 claim: "))
      #expect(text.contains("| Batch norm ends with a lower validation loss | "))
      let claims = try BuiltProgram.run(["claims", "reports/own"], in: folder)
      #expect(claims.status == 0)
      #expect(claims.result.hasPrefix("1 claim: "))
      let again = try BuiltProgram.run(["claims", "reports/own/report.html"], in: folder)
      #expect(again.result == claims.result)
      #expect(try BuiltProgram.run(["claims", "own"], in: folder).status == 66)
    }
  }

  @Test func aResumeCountsDifferentRuns() throws {
    try withExperiment { folder in
      let output = try BuiltProgram.run(["train", "own"], in: folder)
      #expect(output.messages.contains("0 runs in the store, 4 to train\none: 4 runs trained in "))
      let more = try BuiltProgram.run(["train", "own", "--seeds", "3"], in: folder)
      #expect(more.messages.contains("4 runs in the store, 2 to train\none: 2 runs trained in "))
    }
  }

  @Test func withoutAHomeTheStoreIsThatOfTheAccount() throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(
        ["-u", "HOME", "-u", "BNREPORT_STORE", BuiltProgram.url.path, "doctor"],
        in: folder,
        by: URL(fileURLWithPath: "/usr/bin/env")
      )
      #expect(!output.result.contains("run store\t/tmp/.local"))
    }
  }

  @Test(arguments: [
    ("generate", "ba", "batchnorm\n"), ("generate", "ow", "own\n"),
    ("plan", "own/e", "own/experiment.yaml\n"),
  ])
  func experimentsAndFilesAreCompleted(command: String, typed: String, completed: String) throws {
    try withExperiment { folder in
      let output = try BuiltProgram.run(
        [
          "---completion", command, "--", "positional@0", "2", "\(typed.count)", "bnreport",
          command, typed,
        ],
        in: folder,
        environment: ["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5.2"]
      )
      #expect(output.result == completed, "\(output.messages)")
    }
  }
}
