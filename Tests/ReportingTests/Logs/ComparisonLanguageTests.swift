import ExperimentSamples
import Experiments
import Logs
import Notation
import Testing

@testable import Reporting

/// A comparison in another language than English; all expectations are by hand.
@Suite struct ComparisonLanguageTests {
  /// Runs of two groups, of which one has too few, that were logged with notes.
  private static func runs() -> [LoggedRun] {
    var runs = LoggedSample.runs(["none": [0.5, 0.6, 0.7], "batch": [0.61, 0.72]])
    for index in runs.indices {
      runs[index].notes.append(LogNote(.assumed, "epochs are counted from 0 in the file"))
    }
    runs[0].notes.append(LogNote(.ignored, "\(list: ["lr", "wd"]): \(Phrase("an annotation"))"))
    return runs
  }

  private static func sample(_ tag: String) throws -> (LoggedSample, report: String) {
    let words = try #require(try WordCatalogue.builtIn(tag))
    let sample = try words.speaking { try LoggedSample(runs()) }
    let report = try Report(
      of: sample.results,
      template: .builtIn("compare"),
      formats: [.md],
      environment: FrozenResults.environment,
      words: words
    )
    return (sample, String(decoding: try #require(report.files["report.md"]), as: UTF8.self))
  }

  @Test func whatIsSaidOfTheLogsIsGerman() throws {
    let (sample, report) = try Self.sample("de")
    let lines = report.split(separator: "\n").map(String.init)
    for line in [
      "- Weniger als drei Läufe, zu wenige für ein Urteil: batch (2).",
      "- Die Läufe sind keine Paare: none und batch haben 2 Werte von seed gemeinsam (erwartet mindestens 3).",
      "- Für jeden Lauf: Epochen zählen in der Datei ab 0.",
    ] {
      #expect(lines.contains(line), "\(report)")
    }
    #expect(
      report.contains(
        "4 Messpunkte der Validierung (accuracy), Epochen 1 bis 4; lr, wd: eine Angabe |"
      )
    )
    #expect(sample.logs.notes.count == 3)
    for note in sample.logs.notes {
      #expect(!report.lowercased().contains(Language.english.text(of: note.text).lowercased()))
    }
  }

  @Test func whatIsClaimedIsGerman() throws {
    let (sample, report) = try Self.sample("de")
    #expect(sample.yaml.contains("lang: de\n"))
    #expect(sample.yaml.contains("title: \"Vergleich\""))
    #expect(report.contains("batch liegt bei Validierungsgenauigkeit höher als none"))
    #expect(report.contains("| batch gegenüber none: nach 4 Epochen |"))
    #expect(report.contains("| batch gegenüber none: bester Wert |"))
  }

  /// An experiment is read before its language is known.
  @Test func groupsWithWordsAreNamedInTheLanguage() throws {
    let sample = try LoggedSample(LoggedSample.runs(["none": [0.5, 0.6, 0.7]]))
    var experiment = sample.results.experiment
    #expect(experiment.networks.map(\.title) == ["all runs"])
    let words = try #require(try WordCatalogue.builtIn("de"))
    words.speaking { experiment.nameGroups(of: sample.results.logs) }
    #expect(experiment.networks.map(\.title) == ["alle Läufe"])
  }

  /// The form of three to ten for runs, and of two for values.
  @Test func countsHaveTheFormsOfArabic() throws {
    let (sample, _) = try Self.sample("ar")
    let words = try #require(try WordCatalogue.builtIn("ar"))
    let text = words.speaking { sample.logs.names.joined(separator: "\n") }
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !("\u{2066}"..."\u{2069}").contains(Character($0)) }
      )
    )
    #expect(plain.contains("4 نقاط تحقق (accuracy)، الدورات من 1 إلى 4"), "\(plain)")
    #expect(plain.contains("تشترك none وbatch في قيمتين من seed"), "\(plain)")
  }
}
