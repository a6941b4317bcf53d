import Foundation
import Testing

/// `bnreport compare` as people call it.
@Suite struct CompareCommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("compare-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Three runs of two groups that Keras logged over three epochs, of which some end in losses that are not finite.
  private func writeRuns(diverged: Int, group: String = "plain", other: String = "norm") throws {
    for (name, gain) in [(group, 0.0), (other, 0.1)] {
      for seed in 1...3 {
        let path = folder.appendingPathComponent("runs/\(name)-\(seed)")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        let isDiverged = name == group && seed <= diverged
        let rows = (0..<3).map { epoch in
          let loss = isDiverged && epoch == 2 ? "nan" : "\(1.0 / Double(epoch + seed))"
          return "\(epoch),\(loss),\(0.5 + gain + Double(epoch * seed) / 100),\(loss)"
        }
        let text = "epoch,loss,val_accuracy,val_loss\n" + rows.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: path.appendingPathComponent("training.csv"))
        let settings = #"{"seed": \#(seed), "network": "\#(name)"}"#
        try Data(settings.utf8).write(to: path.appendingPathComponent("config.json"))
      }
    }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// As for networks that were trained here: the report is written, and the status says that something diverged.
  @Test(arguments: [(0, 0), (1, 3), (3, 3)])
  func runsThatDivergedAreToldByTheStatus(diverged: Int, status: Int32) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeRuns(diverged: diverged)
    let output = try BuiltProgram.run(
      ["compare", "runs", "--by", "network", "-o", "report", "--format", "md"],
      in: folder
    )
    #expect(output.status == status, "\(output.messages)")
    #expect(exists("report/report.md"))
    let words = "warning: \(diverged) of 6 runs diverged; the report says which"
    #expect(output.messages.contains(words) == (diverged > 0), "\(output.messages)")
  }

  /// A letter of a group or of the title; U+10FFFD, for private use, has no font anywhere.
  @Test(arguments: [true, false])
  func lettersWithoutAFontAreToldBeforeAnythingIsWritten(isOfGroup: Bool) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let letter = "\u{10FFFD}"
    try writeRuns(diverged: 0, group: isOfGroup ? "pl\(letter)n" : "plain")
    let arguments =
      ["compare", "runs", "--by", "network", "-o", "report"]
      + (isOfGroup ? [] : ["--title", "On \(letter)"])
    let output = try BuiltProgram.run(arguments, in: folder)
    #expect(output.status == 65, "\(output.messages)")
    #expect(output.messages.contains("no font has"), "\(output.messages)")
    #expect(!exists("report"))
    // Without pages the fonts are those of whoever reads it.
    let text = try BuiltProgram.run(arguments + ["--format", "md"], in: folder)
    #expect(text.status == 0, "\(text.messages)")
    #expect(exists("report/report.md"))
  }

  @Test func theReportSpeaksTheLanguageThatIsAskedForAndTheTerminalEnglish() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeRuns(diverged: 1)
    let arguments = ["compare", "runs", "--by", "network", "--lang", "de"]
    let output = try BuiltProgram.run(
      arguments + ["-o", "report", "--format", "md"],
      in: folder
    )
    #expect(output.status == 3, "\(output.messages)")
    #expect(output.messages.contains("warning: 1 of 3 runs of plain diverged and is in no mean"))
    func file(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent("report/\(name)"), encoding: .utf8)
    }
    let report = try file("report.md")
    // By hand.
    for line in [
      "# plain gegenüber norm",
      "- 1 von 3 Läufen von plain divergierte und geht in keinen Mittelwert ein.",
      "- Für jeden Lauf: Epochen zählen in der Datei ab 0.",
    ] {
      #expect(report.split(separator: "\n").contains(Substring(line)), "\(report)")
    }
    #expect(report.contains("plain liegt bei Validierungsgenauigkeit höher als norm"))
    #expect(report.contains("6 Messpunkte der Validierung (accuracy und loss), Epochen 1 bis 3"))
    #expect(try file("experiment.yaml").contains("lang: de\n"))
    // Data are for programs.
    #expect(try file("results.json").contains("1 of 3 runs of plain diverged"))
    let written = try BuiltProgram.run(arguments + ["--init"], in: folder)
    #expect(written.result.hasPrefix("title: \"plain gegenüber norm\"\nlang: de\n"))
  }

  @Test func aLanguageWithoutWordsIsNamed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeRuns(diverged: 0)
    let output = try BuiltProgram.run(["compare", "runs", "--lang", "nl"], in: folder)
    #expect(output.status == 64, "\(output.messages)")
    #expect(
      output.messages.contains(
        "--lang: there are no words of nl (expected ar, de, en, es, fr, hi, ja, zh)"
      )
    )
  }

  @Test func onlyWhatTheReportUsesIsInItsMetrics() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeRuns(diverged: 0)
    let output = try BuiltProgram.run(
      ["compare", "runs", "--by", "network", "-o", "report", "--format", "md"],
      in: folder
    )
    #expect(output.status == 0, "\(output.messages)")
    let table = try String(
      contentsOf: folder.appendingPathComponent("report/data/metrics.csv"),
      encoding: .utf8
    ).split(separator: "\n")
    // Two groups of three runs of three epochs.
    #expect(table.count == 1 + 18)
    #expect(table.dropFirst().allSatisfy { $0.contains(",validation,inference,accuracy,") })
    let report = try String(
      contentsOf: folder.appendingPathComponent("report/report.md"),
      encoding: .utf8
    )
    #expect(report.contains("Read, but used neither in this report nor in `data/metrics.csv`"))
    #expect(report.contains("validation/loss (18)"))
    #expect(report.contains("train/loss (18)"))
  }
}
