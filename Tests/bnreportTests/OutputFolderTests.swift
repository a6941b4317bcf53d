import Foundation
import TestSupport
import Testing

/// Where the built program writes, and where it does not.
@Suite struct OutputFolderTests {
  /// A folder with an experiment in `own`, and what a test prepares.
  private func withExperiment(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try BuiltProgram.writeTinyExperiment(in: folder.appending(path: "own"))
      try body(folder)
    }
  }

  private func paths(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(
    arguments: [
      ("theirs", "theirs: bnreport did not make this folder (got \"notes.txt\""),
      ("link", "link: is a symbolic link"),
      ("link/", "link: is a symbolic link"),
      ("own", "own/experiment.yaml: is the experiment itself"),
      ("store", "store: is in the run store"),
      ("store/new/report", "store/new/report: is in the run store"),
      ("to-store/report", "to-store/report: is in the run store"),
      ("theirs/notes.txt", "theirs/notes.txt: cannot be created (Not a directory)"),
      ("inside", "inside/figures: is a symbolic link"),
      ("taken", "taken/report.html: cannot be replaced (got a folder"),
    ]
  )
  func outputIsRefusedBeforeTrainingAndNothingIsWritten(
    output: String,
    message: String
  ) throws {
    try withExperiment { folder in
      let manager = FileManager.default
      for name in ["theirs", "inside", "taken/report.html", "store"] {
        try manager.createDirectory(
          at: folder.appending(path: name),
          withIntermediateDirectories: true
        )
      }
      try Data([1]).write(to: folder.appending(path: "theirs/notes.txt"))
      for (name, destination) in [
        ("link", "theirs"), ("to-store", "store"), ("inside/figures", "../theirs"),
      ] {
        try manager.createSymbolicLink(
          atPath: folder.appending(path: name).path,
          withDestinationPath: destination
        )
      }
      let before = try paths(in: folder)
      let forced = ["inside", "taken", "own", "link"].contains(output) ? ["--force"] : []
      let result = try BuiltProgram.run(["generate", "own", "-o", output] + forced, in: folder)
      #expect(result.status == 73)
      #expect(result.messages.hasPrefix("bnreport: error: " + message), "\(result.messages)")
      #expect(result.result.isEmpty)
      #expect(try paths(in: folder) == before)
    }
  }

  @Test func byForceTheReportIsWrittenBesideFilesOfOthers() throws {
    try withExperiment { folder in
      let theirs = folder.appending(path: "theirs")
      try FileManager.default.createDirectory(at: theirs, withIntermediateDirectories: true)
      try Data([1]).write(to: theirs.appending(path: "notes.txt"))
      let arguments = ["generate", "own", "-o", "theirs/", "--format", "md", "-q"]
      #expect(try BuiltProgram.run(arguments, in: folder).status == 73)
      let forced = try BuiltProgram.run(arguments + ["--force"], in: folder)
      #expect(forced.status == 0, "\(forced.messages)")
      #expect(forced.result == "theirs/report.md\n")
      #expect(try Data(contentsOf: theirs.appending(path: "notes.txt")) == Data([1]))
      // From now on it is known.
      #expect(try BuiltProgram.run(arguments, in: folder).status == 0)
    }
  }

  @Test func theExperimentAsItRanIsRenderedIntoItsOwnFolder() throws {
    try withExperiment { folder in
      #expect(try BuiltProgram.run(["generate", "own", "-o", "r", "-q"], in: folder).status == 0)
      let again = try BuiltProgram.run(["render", "r", "-o", "r"], in: folder)
      #expect(again.status == 0, "\(again.messages)")
      let changed = try BuiltProgram.run(
        ["render", "r", "-o", "r", "--set", "title=Other"],
        in: folder
      )
      #expect(changed.status == 73)
    }
  }

  @Test func aFailedCallRemovesTheFoldersThatItMade() throws {
    try withExperiment { folder in
      let before = try paths(in: folder)
      let output = try BuiltProgram.run(
        ["generate", "own", "-o", "a/b/c"],
        in: folder,
        environment: ["BNREPORT_STORE": "/proc/store"]
      )
      #expect(output.status == 73, "\(output.messages)")
      #expect(try paths(in: folder) == before)
    }
  }

  @Test func aNameThatIsNoTextIsRefused() throws {
    try withExperiment { folder in
      let before = try paths(in: folder)
      let output = try BuiltProgram.run(
        ["-c", "exec \"$0\" generate own -o \"$(printf '\\377')\"", BuiltProgram.url.path],
        in: folder,
        by: URL(fileURLWithPath: "/bin/sh")
      )
      #expect(output.status == 64)
      #expect(
        output.messages.hasPrefix("bnreport: error: argument 4 is no text"),
        "\(output.messages)"
      )
      #expect(try paths(in: folder) == before)
    }
  }

  @Test func templatesAreNotExportedThroughALink() throws {
    try withTemporaryFolder { folder in
      let real = folder.appending(path: "real")
      try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "link").path,
        withDestinationPath: "real"
      )
      let output = try BuiltProgram.run(["template", "export", "-o", "link"], in: folder)
      #expect(output.status == 73)
      #expect(try paths(in: real).isEmpty)
    }
  }

  /// Runs lines of a shell that mounts what it likes: nothing of it is seen outside, or stays.
  private func mounting(_ script: String, in folder: URL) throws -> String {
    let output = try BuiltProgram.run(
      ["--mount", "sh", "-c", "bnreport=$0\n" + script, BuiltProgram.url.path],
      in: folder,
      by: URL(fileURLWithPath: "/usr/bin/unshare")
    )
    return output.result + output.messages
  }

  @Test(.enabled("mounting needs root or user namespaces") { BuiltProgram.canUnshare("--mount") })
  func aFullDiskLeavesTheEarlierReportWhole() throws {
    try withExperiment { folder in
      let output = try mounting(
        """
        mkdir out && mount -t tmpfs -o size=1m none out || exit
        $bnreport generate own -q -o out >/dev/null || exit
        (cd out && find . -type f -exec sha256sum {} +) | sort -k 2 >before
        dd if=/dev/zero of=out/filler bs=1k count=650 2>/dev/null
        $bnreport render own -o out --set title=Other
        echo "status $?"
        rm out/filler
        (cd out && find . -type f -exec sha256sum {} +) | sort -k 2 | diff before - && echo same
        $bnreport render own -o out --set title=Other >/dev/null && head -n 1 out/report.md
        """,
        in: folder
      )
      let lines = output.split(separator: "\n").map(String.init)
      #expect(
        lines.filter { !$0.contains("out/") && !$0.hasPrefix("try:") }
          == ["status 74", "same", "# Other"],
        "\(output)"
      )
      #expect(output.contains("cannot be written (No space left on device)"))
    }
  }

  @Test(.enabled("mounting needs root or user namespaces") { BuiltProgram.canUnshare("--mount") })
  func aReadOnlyFolderIsRefusedBeforeTrainingAndAReadOnlyStoreIsEnoughToRender() throws {
    try withExperiment { folder in
      let output = try mounting(
        """
        mkdir out store && mount --bind out out && mount -o remount,ro,bind out || exit
        $bnreport generate own -o out
        echo "status $?"
        ls store
        $bnreport train own -q && mount --bind store store && mount -o remount,ro,bind store || exit
        $bnreport render own -o fine -q
        echo "status $?"
        """,
        in: folder
      )
      let lines = output.split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "status 73", "fine/report.html", "fine/report.pdf", "fine/report.md", "fine/report.ipynb",
          "status 0",
          "bnreport: error: out: cannot be created (Read-only file system) [cannot-create]",
          "try: Choose a folder that you may write with `-o DIR`, `--store DIR` or `--data-dir DIR`.",
        ]
      )
    }
  }
}
