import Foundation
import TestSupport
import Testing

/// What `lang` makes of a report, as a user sees it.
@Suite struct ReportLanguageTests {
  private func withGerman(_ language: String, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try BuiltProgram.writeTinyExperiment(in: folder.appending(path: "own"))
      let file = folder.appending(path: "own/experiment.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data("lang: \(language)\n\(text)".utf8).write(to: file)
      try body(folder)
    }
  }

  @Test func whatTheProgramSaysIsInTheLanguageAndDataAreInEnglish() throws {
    try withGerman("de") { folder in
      let output = try BuiltProgram.run(
        ["generate", "own", "-q", "--store", "store", "-o", "out", "--format", "html,md"],
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "out/\(name)"), encoding: .utf8)
      }
      let page = try file("report.html")
      #expect(page.contains("<html lang=\"de\" dir=\"ltr\">"))
      #expect(page.contains("Zum Bericht springen") || page.contains("Inhalt"))
      #expect(try file("report.md").contains("**Tabelle 1.**"))
      #expect(try !file("data/metrics.csv").contains("Trainings"))
      #expect(try file("experiment.yaml").contains("lang: de\n"))
    }
  }

  @Test func aLanguageWithoutWordsIsRefusedWithItsPlace() throws {
    try withGerman("nl") { folder in
      let output = try BuiltProgram.run(["plan", "own"], in: folder)
      #expect(output.status == 65)
      #expect(
        output.messages.hasPrefix(
          "bnreport: error: own/experiment.yaml:1:7: there are no words of lang: nl"
        )
      )
    }
  }

  @Test func aLanguageBesideTheExperimentMustBeComplete() throws {
    try withGerman("nl") { folder in
      let words = folder.appending(path: "own/words")
      try FileManager.default.createDirectory(at: words, withIntermediateDirectories: true)
      let english = try BuiltProgram.run(["template", "words"], in: folder).result
      try Data(english.utf8).write(to: words.appending(path: "nl.yaml"))
      #expect(try BuiltProgram.run(["plan", "own"], in: folder).status == 0)
      let rest = english.split(separator: "\n").filter { !$0.contains("\"Figures\":") }
      try Data(rest.joined(separator: "\n").utf8).write(to: words.appending(path: "nl.yaml"))
      let output = try BuiltProgram.run(["plan", "own"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.contains("the catalogue lacks words for \"Figures\""))
    }
  }
}
