import Faults
import Foundation
import TestSupport
import Testing
import Typesetting

/// The built program, run as its users run it.
@Suite struct CommandTests {
  @Test func generateWritesTheReportAndSaysWhereItIs() throws {
    try withExperiment { folder in
      let output = try bnreport(["generate", "own"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(
        output.result == "reports/own/report.html\nreports/own/report.pdf\nreports/own/report.md\n"
          + "reports/own/report.ipynb\n"
      )
      let files = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appendingPathComponent("reports/own").path
      ).sorted()
      #expect(
        files == [
          "data", "data/claims.csv", "data/metrics.csv", "experiment.yaml", "figures",
          "figures/curves.png", "figures/curves.svg", "report.html", "report.ipynb", "report.md",
          "report.pdf",
          "results.json", "timings.json",
        ]
      )
    }
  }

  @Test func aSecondCallTrainsNothingAndWritesTheSameBytes() throws {
    try withExperiment { folder in
      let first = try bnreport(["generate", "own", "-o", "a"], in: folder)
      #expect(first.messages.contains("0 runs in the store, 4 to train"))
      let second = try bnreport(["generate", "own", "-o", "b", "-j", "1"], in: folder)
      let lines = second.messages.split(separator: "\n")
      #expect(lines.first == "4 runs in the store, nothing to train")
      #expect(lines.count == 2)
      #expect(lines.last?.hasPrefix("done in ") ?? false)
      #expect(lines.last?.contains(": 1 claim: ") ?? false)
      #expect(lines.last?.hasSuffix("; open b/report.html") ?? false)
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appendingPathComponent("a").path
      )
      for path in paths {
        let (first, second) = ("a/" + path, "b/" + path)
        #expect(
          FileManager.default.contents(atPath: folder.appendingPathComponent(first).path)
            == FileManager.default.contents(atPath: folder.appendingPathComponent(second).path),
          "\(path)"
        )
      }
    }
  }

  @Test func renderNeverTrains() throws {
    try withExperiment { folder in
      let missing = try bnreport(["render", "own"], in: folder)
      #expect(missing.status == 66)
      #expect(missing.messages.contains("the store lacks a run of study \"one\""))
      #expect(try bnreport(["train", "own", "-q"], in: folder).status == 0)
      let output = try bnreport(["render", "own", "--format", "md", "-o", "r"], in: folder)
      #expect(output.status == 0)
      #expect(output.result == "r/report.md\n")
    }
  }

  /// Who saves a text with three mistakes mends three, not one after the other.
  @Test func renderNamesAllMistakesOfATemplate() throws {
    try withExperiment { folder in
      #expect(try bnreport(["train", "own", "-q"], in: folder).status == 0)
      let template = folder.appendingPathComponent("t")
      try FileManager.default.createDirectory(at: template, withIntermediateDirectories: true)
      try Data("# T\n\n{{one}}\n\n{{two}}\n\n{{three}}\n".utf8)
        .write(to: template.appendingPathComponent("template.md"))
      let output = try bnreport(["render", "own", "--template", "t", "-o", "r"], in: folder)
      #expect(output.status == 65)
      for place in ["t/template.md:3:", "t/template.md:5:", "t/template.md:7:"] {
        #expect(output.messages.contains(place), "\(output.messages)")
      }
    }
  }

  @Test func thePagesHaveTheSizeOfThePaper() throws {
    try withExperiment { folder in
      #expect(try bnreport(["train", "own", "-q"], in: folder).status == 0)
      // Points of 1/72 inch: 210 x 297 mm, and 8.5 x 11 inches.
      for (paper, box) in [("a4", "595.276 841.89"), ("letter", "612 792")] {
        let arguments = ["render", "own", "--format", "pdf", "--paper", paper, "-o", paper]
        #expect(try bnreport(arguments, in: folder).status == 0)
        let file = try Data(contentsOf: folder.appending(path: "\(paper)/report.pdf"))
        let page = try PDFFile(Array(file)).catalog["/Pages"]?["/Kids"]?.elements.first
        #expect(page?["/MediaBox"]?.description == "[ 0 0 \(box) ]")
      }
    }
  }

  @Test func runsThatDivergeWhereItIsExpectedAreNoFailure() throws {
    let text = BuiltProgram.tinyExperiment.replacingOccurrences(of: "0.05", with: "1e30")
      .replacingOccurrences(of: "seeds: 2", with: "seeds: 2, expects_divergence: true")
    try withExperiment(text) { folder in
      let output = try bnreport(["generate", "own"], in: folder)
      #expect(output.status == 0)
      #expect(output.messages.contains("diverged at update "))
      #expect(!output.messages.contains("warning"))
    }
  }

  @Test func divergedRunsGiveAReportAndStatus3() throws {
    let text = BuiltProgram.tinyExperiment.replacingOccurrences(of: "0.05", with: "1e30")
    try withExperiment(text) { folder in
      let output = try bnreport(["generate", "own"], in: folder)
      #expect(output.status == 3)
      #expect(output.messages.contains("diverged at update "))
      #expect(output.messages.hasSuffix("warning: 4 of 4 runs diverged; the report says which\n"))
      let report = try String(
        contentsOf: folder.appendingPathComponent("reports/own/report.md"),
        encoding: .utf8
      )
      #expect(report.contains("2 of 2 diverged"))
      #expect(report.contains("a run diverged in 2 of 2 pairs of runs"))
    }
  }

  struct BadCall: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    BadCall(arguments: ["generate", "--seedz"], status: 64, message: "Unknown option '--seedz'"),
    BadCall(
      arguments: ["generat"],
      status: 64,
      message: "there is no command \"generat\" [usage]\ntry: Did you mean `bnreport generate`?"
    ),
    BadCall(
      arguments: ["generate", "own", "-j", "0"],
      status: 64,
      message: "-j is out of range (got 0, expected 1 to 1024)"
    ),
    BadCall(
      arguments: ["generate", "own", "--format", "docx"],
      status: 64,
      message: "--format is unknown (got \"docx\""
    ),
    BadCall(
      arguments: ["generate", "own", "--paper", "a5"],
      status: 64,
      message: "--paper is unknown (got \"a5\", expected a4 or letter)"
    ),
    BadCall(
      arguments: ["generate", "own", "--preset", "quik"],
      status: 64,
      message: "--preset: unknown preset \"quik\" [usage]\ntry: Did you mean \"quick\"?"
    ),
    BadCall(
      arguments: ["generate", "own", "--set", "training.epochs"],
      status: 64,
      message: "--set training.epochs: is not KEY=VALUE"
    ),
    BadCall(
      arguments: ["generate", "own", "--set", "training.epoch=3"],
      status: 64,
      message: "unknown key \"epoch\" in training [unknown-key]\ntry: Did you mean \"epochs\"?"
    ),
    BadCall(
      arguments: ["generate", "nowhere"],
      status: 66,
      message: "nowhere: there is no such experiment [not-found]\n"
        + "try: Name a built-in one (batchnorm, convolutions, dropout)"
    ),
    BadCall(
      arguments: ["generate", "own", "--dataset", "mnist"],
      status: 66,
      message: "mnist"
    ),
    BadCall(
      arguments: ["generate", "own", "--dataset", "damaged"],
      status: 65,
      message: "damaged/"
    ),
    BadCall(
      arguments: ["generate", "own", "-o", "file/report"],
      status: 73,
      message: "file/report: cannot be created"
    ),
    BadCall(
      arguments: ["generate", "own", "-o", "/proc/report"],
      status: 73,
      message: "/proc/report: cannot be created"
    ),
  ])
  func badInputGivesAMessageAndAStatus(_ call: BadCall) throws {
    try withExperiment { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("file"))
      let damaged = folder.appendingPathComponent("damaged")
      try FileManager.default.createDirectory(at: damaged, withIntermediateDirectories: true)
      for name in [
        "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1",
      ] {
        try Data([0, 0, 8]).write(to: damaged.appendingPathComponent(name + "-ubyte"))
      }
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let output = try bnreport(call.arguments, in: folder)
      #expect(output.status == call.status, "\(output.messages)")
      #expect(output.messages.contains(call.message), "\(output.messages)")
      #expect(output.result.isEmpty)
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(after == before)
    }
  }

  @Test func anExportedExperimentIsOneToStartFrom() throws {
    try withTemporaryFolder { folder in
      let output = try bnreport(["template", "export", "batchnorm", "-o", "mine"], in: folder)
      #expect(output.result == "mine/experiment.yaml\nmine/template.md\n")
      #expect(try bnreport(["template", "export", "-o", "mine"], in: folder).status == 73)
    }
  }

  @Test func theBuiltInExperimentOnDropoutMakesItsReport() throws {
    try withTemporaryFolder { folder in
      let small = ["plain", "light", "heavy"].flatMap {
        ["--set", "networks.\($0).layers=[784, 8, 10]"]
      }
      let output = try bnreport(
        ["generate", "dropout", "--preset", "quick", "--dataset", "synthetic", "-o", "r", "-q"]
          + ["--set", "presets.quick.epochs=1"] + small,
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result == "r/report.html\nr/report.pdf\nr/report.md\nr/report.ipynb\n")
      let report = try String(
        contentsOf: folder.appendingPathComponent("r/report.md"),
        encoding: .utf8
      )
      #expect(report.hasPrefix("# Dropout on few examples\n"))
      #expect(report.contains("figures/accuracy.svg"))
      let resolved = folder.appendingPathComponent("r/experiment.yaml").path
      // The experiment as it ran asks for the same runs.
      let plan = try bnreport(["plan", resolved], in: folder).result
      #expect(plan.hasSuffix("\n(total)\t24\t24\t0.0\n"), "\(plan)")
    }
  }

  @Test func aRenderedReportIsNoTemplate() throws {
    try withExperiment { folder in
      #expect(try bnreport(["generate", "own", "-o", "out", "-q"], in: folder).status == 0)
      let again = try bnreport(
        ["render", "out", "--set", "title=Changed", "-o", "two"],
        in: folder
      )
      #expect(again.status == 0, "\(again.messages)")
      let report = try String(
        contentsOf: folder.appendingPathComponent("two/report.md"),
        encoding: .utf8
      )
      #expect(report.hasPrefix("# Changed\n"))
    }
  }

  @Test func editionsOfAnEarlierReportAreRemoved() throws {
    try withExperiment { folder in
      #expect(try bnreport(["generate", "own", "-o", "out", "-q"], in: folder).status == 0)
      #expect(
        try bnreport(["generate", "own", "-o", "out", "-q", "--format", "md"], in: folder).status
          == 0
      )
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("out").path
      )
      #expect(files.filter { $0.hasPrefix("report.") } == ["report.md"])
    }
  }

  @Test func aTemplateWithAFaultIsRefusedBeforeTraining() throws {
    try withExperiment { folder in
      try Data("# T\n\n{{#a}}".utf8).write(to: folder.appendingPathComponent("own/template.md"))
      let output = try bnreport(["generate", "own"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.contains("own/template.md:3:"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("store").path))
    }
  }

  @Test func theVersionSaysTheCommitAndTheLibraries() throws {
    try withTemporaryFolder { folder in
      let lines = try bnreport(["--version"], in: folder).result.split(separator: "\n")
      #expect(lines.count == 2)
      let release = try #require(lines.first)
      #expect(release == "bnreport 0.2.0 (built without a commit's name)", "\(release)")
      let names = try #require(lines.last).split(separator: ", ").map {
        $0.split(separator: " ")[0]
      }
      #expect(
        names == [
          "oneDNN", "zlib", "libyaml", "SQLite", "Cairo", "Pango", "HarfBuzz", "fontconfig",
          "libpng", "libspng", "cmark-gfm", "libqpdf", "OpenSSL", "libcurl",
        ]
      )
    }
  }
}
