import Faults
import Foundation
import Notation
import Reporting
import TestSupport
import Testing

@Suite struct WordCatalogueTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The English catalogue is recorded from the source with `BNREPORT_GOLDEN=record`, and fails once.
  @Test func theEnglishCatalogueHasWhatTheProgramSays() throws {
    let source = try SourcePhrases(below: Self.root.appending(path: "Sources"))
    #expect(source.strangers == [], "Only literals can be translated.")
    let spoken = source.keys.union(ReportTemplate.generalWords)
    if ProcessInfo.processInfo.environment["BNREPORT_GOLDEN"] == "record" {
      try Self.record(spoken)
    }
    #expect(spoken.subtracting(WordCatalogue.englishKeys).sorted() == [])
    #expect(WordCatalogue.englishKeys.subtracting(spoken).sorted() == [])
  }

  private static func record(_ keys: Set<String>) throws {
    let file = root.appending(path: "Templates/words/en.yaml")
    let head = try String(contentsOf: file, encoding: .utf8).split(separator: "\nwords:")[0]
    let lines = keys.sorted().map { key in "  \(quoted(key)): \(quoted(key))" }
    let text = "\(head)\nwords:\n\(lines.joined(separator: "\n"))\n"
    try Data(text.utf8).write(to: file)
  }

  /// A text as YAML in double quotes, in which no space is mistaken for another.
  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\u{A0}", with: "\\u00A0").replacing("\u{202F}", with: "\\u202F")
    return "\"\(escaped)\""
  }

  @Test(arguments: WordCatalogue.builtInTags)
  func everyLanguageOfTheProgramIsComplete(tag: String) throws {
    let catalogue = try #require(try WordCatalogue.builtIn(tag))
    #expect(catalogue.language.words.count == WordCatalogue.englishKeys.count)
  }

  private func messages(_ yaml: String) -> [String] {
    do throws(Faults) {
      _ = try WordCatalogue(reading: Data(yaml.utf8), tag: "de", file: "de.yaml")
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  private let head = "plural: one\ndecimal: \",\"\ngroup: \".\"\nlist: \", \"\nsentences: \" \"\n"

  @Test func wordsThatAreMissingAreNamed() {
    let found = messages(head + "words:\n  \"No run diverged.\": \"Kein Lauf divergierte.\"\n")
    #expect(found.count == WordCatalogue.englishKeys.count - 1)
    #expect(found.contains { $0.contains("lacks words for \"Every run diverged\"") })
  }

  @Test func whatTheProgramDoesNotSayIsRefused() {
    let found = messages(head + "words:\n  \"No run diverges.\": \"x\"\n")
    #expect(found == ["de.yaml:7:3: the program does not say \"No run diverges.\""])
  }

  @Test(arguments: [
    ("n = {1} {2}", "n = {1} {2} {3}", "has a place {3} that the English does not have"),
    ("{1} to {2}", "{1} bis", "lacks the place {2}"),
    ("{1} to {2}", "{1|a|b} bis {2}", "has forms of a word for {1}, which is no count"),
    (
      "{1|# check|# checks}: {2}", "{1|a|b|c}: {2}",
      "has 3 forms of a word (expected 2 with plural: one)"
    ),
  ])
  func placesOfArgumentsAreThoseOfTheEnglish(key: String, text: String, message: String) throws {
    try #require(WordCatalogue.englishKeys.contains(key))
    #expect(
      messages(head + "words:\n  \"\(key)\": \"\(text)\"\n")
        == ["de.yaml:7:3: \"\(text)\" \(message)"]
    )
  }
}
