import Faults
import Foundation
import TestSupport
import Testing

/// Input that is wrong, given to the built program: every call ends at once with the right status and a message that says
/// what to do, and writes nothing.
///
/// Downloads that lie are in `scripts/check-downloads`, output folders in `OutputFolderTests`, faults of the store and
/// interruptions in `scripts/torture`; data sets and templates in all their
/// damage in `DatasetsTests` and `ReportingTests`.
@Suite struct BadInputTests {
  @Test(arguments: calls + experiments + files)
  func wrongInputIsRefusedAndNothingIsWritten(_ row: Row) throws {
    try withTemporaryFolder { folder in
      let own = folder.appendingPathComponent("own")
      try BuiltProgram.writeTinyExperiment(in: own)
      let file = own.appendingPathComponent("experiment.yaml")
      switch row.change {
      case .none: break
      case .bytes(let bytes): try Data(bytes).write(to: file)
      case .replace(let text, let replacement):
        #expect(BuiltProgram.tinyExperiment.contains(text))
        let changed = BuiltProgram.tinyExperiment.replacingOccurrences(of: text, with: replacement)
        try Data(changed.utf8).write(to: file)
      }
      for (path, bytes) in row.files {
        let target = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(bytes).write(to: target)
      }
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let output = try Self.run(row.arguments, in: folder, environment: row.environment)
      #expect(output.status == row.status)
      let lines = output.messages.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.first?.hasPrefix("bnreport: error: " + row.message) == true,
        "\(output.messages.prefix(500))"
      )
      // What to do: a line of ours, or how the command is used.
      let beginnings = row.status == 64 ? ["try: ", "Usage: "] : ["try: "]
      #expect(beginnings.contains { lines.dropFirst().first?.hasPrefix($0) == true })
      #expect(output.result.isEmpty)
      // A store that is made and stays empty is nothing.
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(after.filter { $0 != "store" } == before)
    }
  }

  /// Runs the program with 10 seconds and 512 MB, which no wrong input may need.
  private static func run(
    _ arguments: [String],
    in folder: URL,
    environment: [String: String] = [:]
  ) throws -> BuiltProgram.Output {
    try BuiltProgram.run(
      ["-c", "ulimit -d 524288 && exec timeout 10 \"$0\" \"$@\"", BuiltProgram.url.path]
        + arguments,
      in: folder,
      environment: environment.merging(["BNREPORT_OFFLINE": "1"]) { $1 },
      by: URL(fileURLWithPath: "/bin/sh")
    )
  }

  // MARK: Odd, and right

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"], ["HOME": ""],
    ["TERM": "dumb"],
  ])
  func anOddEnvironmentChangesNothing(_ environment: [String: String]) throws {
    try withTemporaryFolder { folder in
      try BuiltProgram.writeTinyExperiment(in: folder.appendingPathComponent("own"))
      let output = try BuiltProgram.run(["train", "own"], in: folder, environment: environment)
      #expect(output.status == 0, "\(output.messages)")
    }
  }

  @Test func markupInTitlesIsText() throws {
    try withTemporaryFolder { folder in
      let own = folder.appendingPathComponent("own")
      try BuiltProgram.writeTinyExperiment(in: own)
      let text = BuiltProgram.tinyExperiment.replacingOccurrences(
        of: "title: Baseline",
        with: "title: \"<img src=x onerror=alert(1)>\""
      )
      try Data(text.utf8).write(to: own.appendingPathComponent("experiment.yaml"))
      let output = try BuiltProgram.run(["generate", "own", "--format", "html"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      let page = try String(
        contentsOf: folder.appendingPathComponent("reports/own/report.html"),
        encoding: .utf8
      )
      #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
      #expect(!page.contains("<img src=x"))
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try withTemporaryFolder { folder in
      let isMade = mkfifo(folder.appendingPathComponent("pipe.yaml").path, 0o600) == 0
      try #require(isMade)
      let output = try Self.run(["train", "pipe.yaml"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.hasPrefix("bnreport: error: pipe.yaml: is not a file of text"))
    }
  }

  @Test func aReaderThatLeavesEarlyIsNoError() throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(
        [
          "-c", "\"$0\" template names batchnorm | head -n 1 > line; echo ${PIPESTATUS[0]}",
          BuiltProgram.url.path,
        ],
        in: folder,
        by: URL(fileURLWithPath: "/bin/bash")
      )
      #expect(["0\n", "141\n"].contains(output.result), "\(output.result)")
      #expect(output.messages.isEmpty, "\(output.messages)")
    }
  }

  @Test func aStudyOfWhichEveryRunDivergesIsReported() throws {
    try withTemporaryFolder { folder in
      let own = folder.appendingPathComponent("own")
      try BuiltProgram.writeTinyExperiment(in: own)
      let text = BuiltProgram.tinyExperiment.replacingOccurrences(of: "0.05", with: "1e30")
        .replacingOccurrences(of: "4, 10], normalization: batch", with: "5, 10]")
      try Data(text.utf8).write(to: own.appendingPathComponent("experiment.yaml"))
      let output = try BuiltProgram.run(["generate", "own"], in: folder)
      #expect(output.status == 3, "\(output.messages)")
      #expect(output.messages.contains("warning: 4 of 4 runs diverged"))
      let page = try String(
        contentsOf: folder.appendingPathComponent("reports/own/report.md"),
        encoding: .utf8
      )
      #expect(!page.contains(" nan"))
    }
  }

  @Test func aRecordOfALaterVersionEndsTheCallAndStays() throws {
    try withTemporaryFolder { folder in
      try BuiltProgram.writeTinyExperiment(in: folder.appendingPathComponent("own"))
      #expect(try BuiltProgram.run(["train", "own", "-q"], in: folder).status == 0)
      let store = folder.appendingPathComponent("store").path
      let name = try #require(
        try FileManager.default.subpathsOfDirectory(atPath: store).first { $0.hasSuffix(".run") }
      )
      let file = URL(fileURLWithPath: "\(store)/\(name)")
      try Data("bnreport.run/99 0\n".utf8).write(to: file)
      for command in ["train", "render", "generate"] {
        let output = try BuiltProgram.run([command, "own", "-q"], in: folder)
        #expect(output.status == 65)
        #expect(
          output.messages.contains(
            "was written by a later version of bnreport (got bnreport.run/99"
          )
        )
      }
      #expect(try Data(contentsOf: file) == Data("bnreport.run/99 0\n".utf8))
    }
  }
}
