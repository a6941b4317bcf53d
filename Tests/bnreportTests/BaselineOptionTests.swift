import Foundation
import TestSupport
import Testing

/// `--baseline` of the commands that write a report, and of `bnreport claims`: what changed since an earlier one.
@Suite struct BaselineOptionTests {
  /// Logs of two runs a group, whose second group ends so much above the first.
  private static func write(difference: Double, in folder: URL) throws {
    let runs = folder.appendingPathComponent("runs")
    let noises = [[0, 0.001, 0.002, 0.003], [0.001, 0.004, 0.002, 0.003]]
    for ((group, shift), noise) in zip([("a", 0), ("b", difference)], noises) {
      for seed in 0..<4 {
        let run = runs.appendingPathComponent("\(group)-\(seed)")
        try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
        let rows = (0..<3).map { epoch in
          "\(epoch),\(0.6 + 0.1 * Double(epoch) + shift + noise[seed])\n"
        }
        try Data(("epoch,val_accuracy\n" + rows.joined()).utf8)
          .write(to: run.appendingPathComponent("metrics.csv"))
        try Data("{\"seed\": \(seed), \"norm\": \"\(group)\"}".utf8)
          .write(to: run.appendingPathComponent("config.json"))
      }
    }
  }

  private static func compare(_ options: [String], in folder: URL) throws -> BuiltProgram.Output {
    try BuiltProgram.run(
      ["compare", "a=runs/a-*", "b=runs/b-*", "-o", "report", "--format", "md"] + options,
      in: folder,
      environment: ["GITHUB_STEP_SUMMARY": folder.appendingPathComponent("summary.md").path]
    )
  }

  @Test func theOutcomeAndTheSummarySayWhatChanged() throws {
    try withTemporaryFolder { folder in
      try Self.write(difference: 0.1, in: folder)
      #expect(try Self.compare([], in: folder).status == 0)
      try Self.write(difference: -0.1, in: folder)
      // The report that is replaced is the baseline.
      let output = try Self.compare(["--baseline", "report"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.messages.contains("; against the baseline: "), "\(output.messages)")
      #expect(!output.messages.contains("no verdict changed"), "\(output.messages)")
      #expect(output.messages.contains(" -> "), "\(output.messages)")
      let summary = try String(
        contentsOf: folder.appendingPathComponent("summary.md"),
        encoding: .utf8
      )
      #expect(summary.contains("| verdict | claim | measured | before |"), "\(summary)")
    }
  }

  @Test func aCopyOfTheTableIsABaselineToo() throws {
    try withTemporaryFolder { folder in
      try Self.write(difference: 0.1, in: folder)
      _ = try Self.compare([], in: folder)
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent("report/data/claims.csv"),
        to: folder.appendingPathComponent("main.csv")
      )
      for baseline in ["main.csv", "report", "report/report.md", "report/data/claims.csv"] {
        let output = try BuiltProgram.run(
          ["claims", "report", "--baseline", baseline],
          in: folder
        )
        #expect(output.status == 0, "\(output.messages)")
        #expect(
          output.result.contains("\nagainst the baseline: no verdict changed\n"),
          "\(output.result)"
        )
      }
    }
  }

  @Test(arguments: ["nowhere", "nowhere.csv"])
  func aBaselineThatIsNotThereEndsTheCommandBeforeItWritesAnything(_ path: String) throws {
    try withTemporaryFolder { folder in
      try Self.write(difference: 0.1, in: folder)
      let output = try Self.compare(["--baseline", path], in: folder)
      #expect(output.status == 66)
      #expect(output.messages.contains("[no-baseline]\ntry: "), "\(output.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/report"))
    }
  }

  @Test func aTableOfSomethingElseIsNoBaseline() throws {
    try withTemporaryFolder { folder in
      try Self.write(difference: 0.1, in: folder)
      let output = try Self.compare(["--baseline", "runs/a-0/metrics.csv"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.contains("is no table of claims"), "\(output.messages)")
    }
  }
}
