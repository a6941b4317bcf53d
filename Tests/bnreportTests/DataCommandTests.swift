import Foundation
import TestSupport
import Testing

/// `bnreport data` and the data sets of other commands, run as their users run them; nothing is downloaded.
@Suite struct DataCommandTests {
  private static let experiment = """
    title: Table
    dataset: table.csv
    networks:
      plain: { layers: [2, 4, 2] }
    training: { optimizer: sgd, learning_rate: 0.1, batch_size: 10, epochs: 1 }
    studies:
      one: { networks: [plain], seeds: 1 }
    """

  private func bnreport(
    _ arguments: [String],
    in folder: URL,
    isOffline: Bool = false
  ) throws -> BuiltProgram.Output {
    try BuiltProgram.run(
      arguments,
      in: folder,
      environment: isOffline ? ["BNREPORT_OFFLINE": "1"] : [:]
    )
  }

  @Test func theListHasEveryNameWithItsPlaceAndItsSize() throws {
    try withTemporaryFolder { folder in
      let mnist = folder.appendingPathComponent("data/mnist")
      try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
      try Data().write(to: mnist.appendingPathComponent("train-labels-idx1-ubyte"))
      let output = try bnreport(["data", "list", "--data-dir", "data"], in: folder)
      #expect(output.status == 0)
      let lines = output.result.split(separator: "\n").map(String.init)
      #expect(lines.count == 4)
      #expect(lines[0].hasPrefix("fashion-mnist\t") && lines[0].hasSuffix("\t31 MB"))
      #expect(lines[1] == "mnist\tdata/mnist\t12 MB")
      #expect(lines[2] == "cifar10\tnot found\t170 MB")
      #expect(lines[3] == "synthetic\tmade by the program\t0 B")
    }
  }

  @Test func aTableIsVerifiedTrainedOnAndReported() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<60).map { "\($0),1,\($0 < 30 ? "low" : "high")\n" }.joined()
      try Data("x,constant,label\n\(rows)".utf8)
        .write(to: folder.appendingPathComponent("table.csv"))
      try Data(Self.experiment.utf8).write(to: folder.appendingPathComponent("mine.yaml"))
      let verified = try bnreport(["data", "verify", "table.csv"], in: folder)
      #expect(verified.status == 0)
      #expect(
        verified.result.hasPrefix("table: 43 training, 5 validation, 12 test rows, 2 classes\n")
      )
      let warning =
        "warning: table.csv: the column \"constant\" has one value in all rows that train, and tells nothing\n"
      #expect(verified.messages == warning)
      let output = try bnreport(["generate", "mine.yaml", "-o", "r", "--format", "md"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.messages.hasPrefix(warning))
      let report = try String(
        contentsOf: folder.appendingPathComponent("r/report.md"),
        encoding: .utf8
      )
      #expect(
        report.contains("each column from its least to its largest value, test examples left out")
      )
    }
  }

  @Test(arguments: [
    (["generate", "mine.yaml", "--dataset", "cifar10", "--offline"], false),
    (["train", "mine.yaml", "--dataset", "cifar10"], true),
    // What never trains never downloads.
    (["plan", "mine.yaml", "--dataset", "cifar10"], false),
    (["render", "mine.yaml", "--dataset", "cifar10"], false),
  ])
  func aMissingSetSaysHowToGetItWhereNothingIsDownloaded(
    arguments: [String],
    isOffline: Bool
  ) throws {
    try withTemporaryFolder { folder in
      try Data(Self.experiment.utf8).write(to: folder.appendingPathComponent("mine.yaml"))
      let output = try bnreport(arguments, in: folder, isOffline: isOffline)
      #expect(output.status == 66)
      #expect(
        output.messages.hasPrefix(
          "bnreport: error: the data set CIFAR-10 is not on this machine [no-dataset]\ntry: "
        )
      )
      #expect(output.messages.contains("bnreport data fetch cifar10"))
      #expect(output.messages.contains("cifar-10-binary.tar.gz"))
    }
  }

  @Test(arguments: [
    (["data", "fetch", "iris"], "there is nothing to download (got \"iris\""),
    (["data", "fetch", "mnist", "--mirror", "http://host"], "this is not an address of https"),
    (["data", "fetch", "mnist", "--mirror", "file:///etc"], "this is not an address of https"),
  ])
  func aWrongNameOrAddressIsAMistakeOfUsage(arguments: [String], message: String) throws {
    try withTemporaryFolder { folder in
      let output = try bnreport(arguments, in: folder)
      #expect(output.status == 64)
      #expect(output.messages.contains(message))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/.cache/bnreport/data/mnist"))
    }
  }
}
