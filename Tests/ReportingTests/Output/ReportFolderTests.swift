import Faults
import Foundation
import Models
import Runs
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportFolderTests {
  private static let results = Array(#"{"schema" : "bnreport.results/4", "title" : "T"}"#.utf8)

  /// A report with figures of these names.
  private func report(figures: [String], formats: [ReportFormat] = ReportFormat.allCases) -> Report
  {
    let experiment = """
      title: T
      networks: { a: { layers: [784, 10] }, b: { layers: [784, 10] } }
      studies: { one: { networks: [a, b], seeds: 1, training: { epochs: 1 } } }
      figures: { \(figures.map { "\($0): { kind: learning_curves, study: one }" }.joined(separator: ", ")) }
      """
    var files = ["results.json": Self.results, "experiment.yaml": Array(experiment.utf8)]
    for name in figures { files["figures/\(name).svg"] = Array(name.utf8) }
    for name in ["data/metrics.csv", "timings.json"] + formats.map(\.path) { files[name] = [1] }
    return Report(files: files)
  }

  private func write(_ report: Report, to folder: URL, isForced: Bool = false) throws {
    try ReportFolder(folder.path, figures: [], isForced: isForced).write(report)
  }

  private func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { !["data", "figures"].contains($0) }
  }

  @Test func figuresAndEditionsOfAnEarlierReportAreRemovedAndWhatIsOthersStays() throws {
    try withTemporaryFolder { folder in
      try write(report(figures: ["curves", "sweep"]), to: folder)
      for name in ["notes.txt", "figures/photo.png"] {
        try Data([2]).write(to: folder.appending(path: name))
      }
      try write(report(figures: ["curves"], formats: [.md]), to: folder)
      #expect(
        try files(in: folder) == [
          "data/metrics.csv", "experiment.yaml", "figures/curves.svg", "figures/photo.png",
          "notes.txt", "report.md", "results.json", "timings.json",
        ]
      )
    }
  }

  @Test func aFolderOfOthersIsRefused() throws {
    try withTemporaryFolder { folder in
      try Data([2]).write(to: folder.appending(path: "report.html"))
      try Data(#"{"schema": "other/1"}"#.utf8).write(to: folder.appending(path: "results.json"))
      let error = #expect(throws: Fault.self) { try write(report(figures: []), to: folder) }
      #expect(error?.kind == .cannotCreate)
      #expect(error?.hint?.contains("--force") == true)
      #expect(try Data(contentsOf: folder.appending(path: "report.html")) == Data([2]))
    }
  }

  @Test func byForceOnlyFilesOfTheSameNamesAreReplaced() throws {
    try withTemporaryFolder { folder in
      for name in ["report.html", "report.pdf", "notes.txt"] {
        try Data([2]).write(to: folder.appending(path: name))
      }
      try write(report(figures: [], formats: [.html]), to: folder, isForced: true)
      #expect(try Data(contentsOf: folder.appending(path: "report.html")) == Data([1]))
      #expect(try Data(contentsOf: folder.appending(path: "report.pdf")) == Data([2]))
      #expect(try Data(contentsOf: folder.appending(path: "notes.txt")) == Data([2]))
    }
  }

  @Test func hiddenFilesDoNotMakeAFolderSomeoneElses() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: ".gitignore"))
      try write(report(figures: []), to: folder)
    }
  }

  /// A process that was killed has left hidden files, or published `results.json`, or nothing.
  @Test func aFolderThatWasBegunIsOurs() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: ".partial-1"))
      _ = try ReportFolder(folder.path, figures: [], isForced: false)
      try Data(Self.results).write(to: folder.appending(path: "results.json"))
      try write(report(figures: ["curves"]), to: folder)
      #expect(try files(in: folder).contains("report.html"))
      #expect(try !files(in: folder).contains(".partial-1"))
    }
  }

  @Test(arguments: ["report.html", "figures", "figures/curves.svg", "data", "data/claims.csv"])
  func aLinkIsRefusedBeforeAnythingIsDone(name: String) throws {
    try withTemporaryFolder { folder in
      try write(report(figures: ["curves"]), to: folder)
      let path = folder.appending(path: name)
      try? FileManager.default.removeItem(at: path)
      try FileManager.default.createSymbolicLink(atPath: path.path, withDestinationPath: "/tmp")
      #expect(throws: Fault.self) {
        try ReportFolder(folder.path, figures: ["curves"], isForced: true)
      }
    }
  }

  @Test func aFailureLeavesTheFolderAsItWas() throws {
    try withTemporaryFolder { folder in
      let open = try ReportFolder(folder.path, figures: [], isForced: false)
      // A folder of that name appears during the training.
      try FileManager.default.createDirectory(
        at: folder.appending(path: "timings.json"),
        withIntermediateDirectories: false
      )
      #expect(throws: Fault.self) { try open.write(report(figures: ["curves"])) }
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["timings.json"]
      )
    }
  }
}
