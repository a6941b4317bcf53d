import Foundation
import TestSupport
import Testing

/// Experiments on data of one's own: where they lie, how they are read, and what is said of it.
@Suite struct OwnDataTests {
  private static let experiment = """
    title: Own
    dataset: DATA
    networks:
      plain: { layers: [2, 4, 3] }
    training: { optimizer: sgd, learning_rate: 0.1, batch_size: 10, epochs: 1 }
    studies:
      one: { networks: [plain], seeds: 1 }
    """

  /// Sixty rows of three kinds.
  private static let table =
    "id,a,b,kind\n"
    + (0..<60).map { "\($0),\($0 * 7 % 10).5,\($0 % 4),\(["ape", "bee", "cat"][$0 % 3])\n" }
    .joined()

  private func withData(
    _ dataset: String,
    files: [String: [UInt8]] = ["d.csv": Array(table.utf8)],
    _ body: (URL) throws -> Void
  ) throws {
    try withExperiment(Self.experiment.replacing("DATA", with: dataset)) { folder in
      for (name, bytes) in files {
        try Data(bytes).write(to: folder.appendingPathComponent("own/\(name)"))
      }
      try body(folder)
    }
  }

  private static let usual = "{ file: d.csv, ignore: [id] }"

  @Test func theFileBesideTheExperimentIsReadWhateverLiesInTheCurrentFolder() throws {
    try withData(Self.usual) { folder in
      try Data("other\n".utf8).write(to: folder.appendingPathComponent("d.csv"))
      let output = try bnreport(["generate", "own", "-o", "out/r", "--format", "md"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      let copy = try String(
        contentsOf: folder.appendingPathComponent("out/r/experiment.yaml"),
        encoding: .utf8
      )
      #expect(copy.contains("dataset: { file: \"../../own/d.csv\", ignore: [\"id\"] }"))
      // The copy runs from wherever it is called, and asks for the same runs.
      for (place, path) in [("", "out/r"), ("out", "r"), ("out/r", "experiment.yaml")] {
        let plan = try bnreport(
          ["plan", path, "--store", folder.appendingPathComponent("store").path],
          in: folder.appendingPathComponent(place)
        )
        #expect(plan.result.contains("\none\t1\t1\t0.0\n"), "\(plan.messages)")
      }
    }
  }

  @Test func theCopyHasRelativePathsHoweverTheExperimentIsNamed() throws {
    let fields = "ignore: [id], test: ../own/./t.csv"
    try withData(
      "{ file: ../own/d.csv, \(fields) }",
      files: ["d.csv": Array(Self.table.utf8), "t.csv": Array(Self.table.utf8)]
    ) {
      folder in
      let experiment = folder.appendingPathComponent("own/experiment.yaml").path
      let output = try bnreport(
        ["generate", experiment, "-o", "out/r", "--format", "md"],
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      let copy = try String(
        contentsOf: folder.appendingPathComponent("out/r/experiment.yaml"),
        encoding: .utf8
      )
      #expect(
        copy.contains(
          "dataset: { file: \"../../own/d.csv\", ignore: [\"id\"], test: \"../../own/t.csv\" }"
        ),
        "\(copy)"
      )
    }
  }

  @Test func aFileOfTheCurrentFolderIsReadWithAWord() throws {
    try withData("./e.csv") { folder in
      let rows = Self.table.replacing("id,", with: "c,")
      try Data(rows.utf8).write(to: folder.appendingPathComponent("e.csv"))
      let output = try bnreport(
        ["plan", "own", "--set", "networks.plain.layers=[3, 4, 3]"],
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      #expect(
        output.messages
          == "warning: own/e.csv is not there, ./e.csv of the current folder is read; a path in an experiment's file "
          + "is relative to the folder of that file: ../e.csv\n"
      )
    }
  }

  @Test func whatWasTakenFromTheDataIsSaid() throws {
    try withData(Self.usual) { folder in
      let words =
        "The classes are in the column “kind”, recognised because no other column has words. "
        + "The first row names the columns. Fields are separated by commas, decimals by points. "
        + "2 columns have the features. Left out: id. One row in five of each class is used for testing."
      let plan = try bnreport(["plan", "own"], in: folder)
      #expect(plan.result.hasSuffix("\n(data d)\t\(words)\n"))
      #expect(
        try bnreport(["generate", "own", "-o", "r", "--format", "md"], in: folder).status == 0
      )
      let report = try String(
        contentsOf: folder.appendingPathComponent("r/report.md"),
        encoding: .utf8
      )
      #expect(report.contains(words))
      let results = try Data(contentsOf: folder.appendingPathComponent("r/results.json"))
      let object = try #require(try JSONSerialization.jsonObject(with: results) as? [String: Any])
      let data = try #require((object["datasets"] as? [[String: Any]])?.first)
      let table = try #require(data["table"] as? [String: Any])
      #expect(table["label"] as? String == "kind")
      #expect(table["label_reason"] as? String == "words")
      #expect(table["ignored"] as? [String] == ["id"])
      #expect((table["delimiter"] as? [String: Any])?["is_guessed"] as? Bool == true)
    }
  }

  @Test func aColumnWithoutANameIsLeftOutByItsNumber() throws {
    let table = Self.table.replacing("id,a", with: ",a")
    try withData("{ file: d.csv, ignore: [1] }", files: ["d.csv": Array(table.utf8)]) { folder in
      let plan = try bnreport(["plan", "own"], in: folder)
      #expect(plan.result.contains(" Left out: column 1. "), "\(plan.messages)")
    }
  }

  @Test(arguments: [
    (
      "d.csv",
      "own/experiment.yaml:4:20: study \"one\", network \"plain\": the network does not fit the data"
    ),
    ("{ file: d.csv, label: knid }", "own/experiment.yaml:2:32: own/d.csv has no column \"knid\""),
    (
      "{ file: d.csv, ignore: [id, kind] }",
      "own/experiment.yaml:4:20: study \"one\", network \"plain\": the network does not fit the data (got 2 inputs and 3 outputs, expected 1 and 4)"
    ),
    ("e.csv", "own/experiment.yaml:2:10: there is no file own/e.csv"),
    ("./e.cvs", "own/experiment.yaml:2:10: there is no file own/e.cvs"),
    ("{ folder: ./e }", "own/experiment.yaml:2:20: there is no folder own/e"),
    (
      "{ file: d.csv, ignore: [id], test: t.csv }",
      "own/experiment.yaml:2:45: there is no file own/t.csv"
    ),
    (
      "{ file: d.csv, ignore: [id], class_names: n.txt }",
      "own/experiment.yaml:2:52: there is no file own/n.txt"
    ),
    (
      "{ file: d.csv, ignore: [id], classes: [ape, dog] }",
      "own/experiment.yaml:2:48: the data have no class \"dog\""
    ),
    ("{ name: fashion-mnist, label: x }", "own/experiment.yaml:2:40: `label` means nothing for"),
  ])
  func mistakesAreSaidBeforeTraining(dataset: String, message: String) throws {
    try withData(dataset) { folder in
      let output = try bnreport(["generate", "own"], in: folder)
      #expect(output.messages.hasPrefix("bnreport: error: " + message), "\(output.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("store").path))
    }
  }

  @Test func aClassWithTooFewRowsIsSaidWithTheirNumber() throws {
    let rare = Array((Self.table + "60,1,1,dog\n61,1,1,dog\n").utf8)
    try withData(Self.usual, files: ["d.csv": rare]) { folder in
      let output = try bnreport(["plan", "own"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.contains("own/experiment.yaml:2:10: "))
      #expect(output.messages.contains("(got \"dog\" with 1 to train, 0 to validate, 1 to test"))
      #expect(output.messages.contains("classes: [\"ape\", \"bee\", \"cat\"]"))
    }
  }

  @Test func aByteOrderMarkIsNoPartOfAnyText() throws {
    try withData(Self.usual) { folder in
      let own = folder.appendingPathComponent("own")
      let file = own.appendingPathComponent("experiment.yaml")
      let mark = Data([0xEF, 0xBB, 0xBF])
      try (mark + Data(contentsOf: file)).write(to: file)
      try (mark + Data("# {{report.title}}\n\n{{> part}}\n".utf8))
        .write(to: own.appendingPathComponent("template.md"))
      try (mark + Data("## Second\n".utf8)).write(to: own.appendingPathComponent("part.md"))
      let output = try bnreport(["generate", "own", "-o", "r", "--format", "html,md"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      let report = try String(
        contentsOf: folder.appendingPathComponent("r/report.md"),
        encoding: .utf8
      )
      #expect(report.hasPrefix("# Own\n\n## Second\n"))
      #expect(!report.unicodeScalars.contains("\u{FEFF}"))
    }
  }
}
