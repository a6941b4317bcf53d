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
  /// A call that must fail.
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    /// What is changed in the tiny experiment, or the whole file.
    var change: Change = .none
    var arguments = ["train", "own", "-q"]
    var environment: [String: String] = [:]
    /// Files beside the experiment, by their paths.
    var files: [String: [UInt8]] = [:]
    var status: Int32
    /// How the first line of the messages begins.
    var message: String

    var testDescription: String { name }
  }

  enum Change: Sendable {
    case none
    case replace(String, String)
    case bytes([UInt8])
  }

  private static func row(
    _ name: String,
    _ text: String,
    _ replacement: String,
    _ status: Int32,
    _ message: String
  ) -> Row {
    Row(name: name, change: .replace(text, replacement), status: status, message: message)
  }

  /// Nine lines of which each repeats the one before nine times.
  private static let bomb = (0..<9).map { level in
    let part = level == 0 ? "x" : "*a\(level - 1)"
    return "a\(level): &a\(level) [\(Array(repeating: part, count: 9).joined(separator: ", "))]"
  }.joined(separator: "\n")

  private static let file = "own/experiment.yaml"

  static let calls = [
    Row(name: "no command", arguments: [], status: 64, message: "Error: A command is missing"),
    Row(
      name: "unknown option",
      arguments: ["generate", "--seedz", "3"],
      status: 64,
      message: "Error: Unknown option '--seedz'. Did you mean '--seed'?"
    ),
    Row(
      name: "no such experiment",
      arguments: ["generate", "nowhere.yaml"],
      status: 66,
      message: "nowhere.yaml: there is no such experiment"
    ),
    Row(
      name: "a folder without experiment",
      arguments: ["generate", "."],
      status: 66,
      message: "./experiment.yaml: the folder has no experiment"
    ),
    Row(
      name: "a device",
      arguments: ["generate", "/dev/zero"],
      status: 65,
      message: "/dev/zero: is not a file of text"
    ),
    Row(
      name: "unknown preset",
      arguments: ["train", "own", "--preset", "quik"],
      status: 64,
      message: "--preset: unknown preset \"quik\""
    ),
    Row(
      name: "a setting without value",
      arguments: ["train", "own", "--set", "training.epochs"],
      status: 64,
      message: "--set training.epochs: is not KEY=VALUE"
    ),
    Row(
      name: "no workers",
      arguments: ["train", "own", "-j", "0"],
      status: 64,
      message: "Error: -j is out of range (got 0, expected 1 to 1024)."
    ),
    Row(
      name: "a million workers",
      arguments: ["train", "own", "-j", "1000000"],
      status: 64,
      message: "Error: -j is out of range (got 1000000, expected 1 to 1024)."
    ),
    Row(
      name: "a seed out of range",
      arguments: ["train", "own", "--seed", "4294967296"],
      status: 64,
      message: "Error: --seed is out of range"
    ),
    Row(
      name: "unknown format",
      arguments: ["render", "own", "--format", "doc"],
      status: 64,
      message: "Error: --format is unknown (got \"doc\", expected html, pdf and md"
    ),
    Row(
      name: "a date that is none",
      arguments: ["generate", "own", "-q"],
      environment: ["SOURCE_DATE_EPOCH": "abc"],
      status: 65,
      message: "SOURCE_DATE_EPOCH: is not a time (got \"abc\", expected seconds since 1970)"
    ),
    Row(
      name: "runs that are not stored",
      arguments: ["render", "own"],
      status: 66,
      message: "/"
    ),
  ]

  static let experiments = [
    Row(
      name: "an empty file",
      change: .bytes([]),
      status: 65,
      message: "\(file): the file holds no experiment"
    ),
    Row(
      name: "comments only",
      change: .bytes(Array("# nothing\n".utf8)),
      status: 65,
      message: "\(file): the file holds no experiment"
    ),
    row("a tab", "  one:", "\tone:", 65, "\(file):8:1: is not valid YAML"),
    row(
      "a key twice",
      "learning_rate: 0.05",
      "learning_rate: 0.05, learning_rate: 0.1",
      65,
      "\(file):6:50: the key learning_rate is there twice (first on line 6)"
    ),
    row(
      "a key misspelt",
      "learning_rate",
      "learning_rte",
      65,
      "\(file):6:29: unknown key \"learning_rte\" in training"
    ),
    row(
      "a leading zero",
      "seeds: 2",
      "seeds: 010",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number"
    ),
    row(
      "no is a word",
      "normalization: batch",
      "normalization: no",
      65,
      "\(file):5:69: networks.normal.normalization is unknown (got \"no\", expected none, batch, layer)"
    ),
    row(
      "half past one",
      "0.05",
      "1:30",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \"1:30\""
    ),
    row(
      "base 60",
      "seeds: 2",
      "seeds: 1:0:0:0:0:0:0:0:0:0:0:0",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number"
    ),
    Row(
      name: "an alias bomb",
      change: .bytes(Array(bomb.utf8)),
      status: 65,
      message: "\(file):6:10: the file holds more than 100000 values"
    ),
    Row(
      name: "an alias bomb as a key",
      change: .bytes(Array((bomb + "\n? *a8\n: 1").utf8)),
      status: 65,
      message: "\(file):6:10: the file holds more than 100000 values"
    ),
    Row(
      name: "5,000 open brackets",
      change: .bytes(Array(repeating: UInt8(ascii: "["), count: 5_000)),
      status: 65,
      message: "\(file):1:65: values lie more than 64 deep in one another"
    ),
    Row(
      name: "10 MB of text",
      change: .bytes(Array(repeating: UInt8(ascii: "x"), count: 10 << 20)),
      status: 65,
      message: "\(file): the file is too large (got 10485760 bytes, expected at most 1 MiB)"
    ),
    Row(
      name: "UTF-16",
      change: .bytes([0xFF, 0xFE, 0x74, 0x00]),
      status: 65,
      message: "\(file): the file is not UTF-8 text (at byte 0)"
    ),
    Row(
      name: "a zero byte",
      change: .bytes(Array("title: T\u{0}".utf8)),
      status: 65,
      message: "\(file): the file is not UTF-8 text (at byte 8)"
    ),
    row(
      "no seeds",
      "seeds: 2",
      "seeds: 0",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range (got \"0\""
    ),
    row(
      "seeds below zero",
      "seeds: 2",
      "seeds: -1",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range (got \"-1\""
    ),
    row(
      "a billion seeds",
      "seeds: 2",
      "seeds: 1000000000",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range"
    ),
    row(
      "2^64 seeds",
      "seeds: 2",
      "seeds: 18446744073709551616",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range"
    ),
    row(
      "a layer of none",
      "[784, 4, 10]",
      "[784, 0, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range (got \"0\""
    ),
    row(
      "a layer below zero",
      "[784, 4, 10]",
      "[784, -5, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range"
    ),
    row(
      "a layer of a billion",
      "[784, 4, 10]",
      "[784, 1000000000, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range"
    ),
    row(
      "a batch of none",
      "batch_size: 30",
      "batch_size: 0",
      65,
      "\(file):6:77: training.batch_size is not a whole number in range"
    ),
    row(
      "a batch of all and one",
      "batch_size: 30",
      "batch_size: 101",
      65,
      "\(file): study \"one\", network \"plain\": the batch is larger than the training set (got 101, expected at most 100)"
    ),
    row(
      "not a number",
      "0.05",
      ".nan",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \".nan\""
    ),
    row(
      "infinite",
      "0.05",
      ".inf",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \".inf\""
    ),
    row(
      "a decimal comma",
      "0.05",
      "\"0,1\"",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \"0,1\""
    ),
    row(
      "equal names",
      "  normal:",
      "  plain:",
      65,
      "\(file):5:3: the key plain is there twice (first on line 4)"
    ),
    row(
      "control characters",
      "networks: [plain, normal]",
      "networks: [\"\\e]0;x\\a::error::x\u{202E}\", normal]",
      65,
      "\(file):8:21: studies.one.networks names an unknown network \"\\u{1b}]0;x\\u{7}::error::x\\u{202e}\""
    ),
    row(
      "10,000 characters",
      "networks: [plain, normal]",
      "networks: [\(String(repeating: "n", count: 10_000)), normal]",
      65,
      "\(file):8:21: studies.one.networks names an unknown network \"\(String(repeating: "n", count: 118))…"
    ),
    row(
      "no such data set",
      "dataset: synthetic",
      "dataset: nothing",
      66,
      "unknown data set nothing"
    ),
    row(
      "no such folder",
      "dataset: synthetic",
      "dataset: ./nothing",
      66,
      "./nothing: there is no such folder"
    ),
    row(
      "a data set that is not here",
      "dataset: synthetic",
      "dataset: mnist",
      66,
      "the data set MNIST is not on this machine"
    ),
  ]

  // MARK: Data sets, templates and output folders

  /// The big-endian bytes of some numbers.
  private static func words(_ numbers: UInt32...) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
  }

  /// Twenty black images in ten classes.
  private static let images = words(0x803, 20, 28, 28) + [UInt8](repeating: 0, count: 20 * 784)
  private static let labels = words(0x801, 20) + (0..<20).map { UInt8($0 % 10) }

  private static func idx(
    _ name: String,
    images: [UInt8] = images,
    labels: [UInt8] = labels,
    _ message: String
  ) -> Row {
    Row(
      name: name,
      arguments: [
        "train", "own", "-q", "--dataset", "d", "--set", "training.batch_size=5",
        "--set", "studies.one.examples=10",
      ],
      files: ["d/train-images-idx3-ubyte": images, "d/train-labels-idx1-ubyte": labels],
      status: 65,
      message: message
    )
  }

  private static func table(_ name: String, _ text: String, _ message: String) -> Row {
    Row(
      name: name,
      arguments: ["train", "own", "-q", "--dataset", "d/a.csv"],
      files: ["d/a.csv": Array(text.utf8)],
      status: 65,
      message: message
    )
  }

  private static func template(_ name: String, _ files: [String: String], _ message: String) -> Row
  {
    Row(
      name: name,
      arguments: ["render", "own", "--template", "t"],
      files: files.mapValues { Array($0.utf8) },
      status: 65,
      message: message
    )
  }

  static let files = [
    idx(
      "labels for images",
      images: labels,
      "d/train-images-idx3-ubyte: the IDX file has the wrong rank (got 1, expected 3): is this the labels file?"
    ),
    idx(
      "7.9e28 pixels",
      images: words(0x803, .max, .max, .max),
      "d/train-images-idx3-ubyte: the header declares too many values"
    ),
    idx(
      "a byte too few",
      images: images.dropLast(),
      "d/train-images-idx3-ubyte: the file is shorter than its header says (got 15695 bytes, expected 15696)"
    ),
    idx(
      "a byte too many",
      images: images + [0],
      "d/train-images-idx3-ubyte: the file is longer than its header says (got 15697 bytes, expected 15696)"
    ),
    idx(
      "a label too few",
      labels: words(0x801, 19) + labels[8..<27],
      "d/train-labels-idx1-ubyte: the labels are not those of the images (got 19 labels, expected 20"
    ),
    idx(
      "a label of no class",
      labels: labels.dropLast() + [17],
      "d/train-labels-idx1-ubyte: label 19 is not a class (got 17, expected 0 to 9)"
    ),
    idx(
      "a gzip file that ends in its header",
      images: [0x1F, 0x8B, 8, 0],
      "d/train-images-idx3-ubyte: the gzip data is truncated (got 4 bytes, expected more)"
    ),
    Row(
      name: "half a record of CIFAR-10",
      arguments: ["train", "own", "-q", "--dataset", "d"],
      files: ["d/data_batch_1.bin": [UInt8](repeating: 1, count: 100)],
      status: 65,
      message: "d/data_batch_1.bin: the file is not a whole number of records (got 100 bytes"
    ),
    table(
      "a ragged row",
      "x,label\n1,a\n1,2,b\n",
      "d/a.csv:3:3: the row has another number of fields"
    ),
    table(
      "an open quotation mark",
      "x,label\n\"1,a\n",
      "d/a.csv:2:1: the quotation mark is not closed"
    ),
    table(
      "nan in a table",
      "x,label\nnan,a\n",
      "d/a.csv:2:1: this is not a finite number (got \"nan\")"
    ),
    table("1e999 in a table", "x,label\n1e999,a\n", "d/a.csv:2:1: this is not a finite number"),
    table("no rows", "x,label\n", "d/a.csv: the table has no rows"),
    table(
      "100,001 columns",
      Array(repeating: "c", count: 100_001).joined(separator: ","),
      "d/a.csv:1:16384: there are too many columns (got more than 16384)"
    ),
    template(
      "a section without end",
      ["t/template.md": "# T\n{{#has_claims}}\n"],
      "t/template.md:2:1: a section does not end (got {{#has_claims}})"
    ),
    template(
      "a partial in itself",
      ["t/template.md": "{{> self}}\n", "t/self.md": "{{> self}}\n"],
      "t/self.md:1:1: the partial \"self\" includes itself (self > self)"
    ),
    template(
      "a partial elsewhere",
      ["t/template.md": "{{> ../../etc/passwd}}\n"],
      "t/template.md:1:1: there is no partial \"../../etc/passwd\""
    ),
    Row(
      name: "a name that has no value",
      arguments: ["generate", "own", "-q", "--template", "t"],
      files: ["t/template.md": Array("# {{report.titel}}\n".utf8)],
      status: 65,
      message: "t/template.md:1:3: there is no value \"report.titel\""
    ),
    Row(
      name: "an output folder that is a file",
      arguments: ["generate", "own", "-q", "-o", "d"],
      files: ["d": [1]],
      status: 73,
      message: "d: cannot be created (Not a directory)"
    ),
    Row(
      name: "somebody's folder",
      arguments: ["generate", "own", "-q", "-o", "d"],
      files: ["d/notes.txt": [1]],
      status: 73,
      message: "d: bnreport did not make this folder (got \"notes.txt\""
    ),
    Row(
      name: "a report in the store",
      arguments: ["generate", "own", "-q", "-o", "store/report"],
      status: 73,
      message: "store/report: is in the run store"
    ),
  ]

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
      #expect(lines.first?.hasPrefix(row.message) == true, "\(output.messages.prefix(500))")
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
      #expect(output.messages.hasPrefix("pipe.yaml: is not a file of text"))
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
