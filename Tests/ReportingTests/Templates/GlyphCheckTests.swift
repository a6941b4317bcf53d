import ExperimentSamples
import Faults
import Testing

@testable import Reporting

/// Characters that no font has, with one for private use, which no font of a system has either.
@Suite struct GlyphCheckTests {
  private static let character: Character = "\u{10FFFD}"

  private func faults(_ text: String, _ yaml: String, classes: String = "") throws -> [String] {
    try TemplateCheck(
      ReportTemplate(text: text, file: "t.md"),
      for: try FrozenResults.named("x\(Self.character)"),
      environment: FrozenResults.environment,
      glyphs: GlyphCheck(sources: [
        .init(file: "e.yaml", text: yaml, isYAML: true),
        .init(file: "d.csv", text: classes, isYAML: false),
      ])
    ).faults.map(\.place)
  }

  @Test func aCharacterOfTheTextHasItsPlace() throws {
    #expect(try faults("# T\n\nété \(Self.character)\n", "a: b").first == "t.md:3:5")
  }

  @Test func aCharacterOfTheExperimentHasThePlaceOfItsValue() throws {
    let yaml = "a: b # \(Self.character)\nc: 'é # \(Self.character)'\n"
    #expect(try faults("# {{report.title}}\n", yaml) == ["e.yaml:2:9"])
  }

  @Test func aCharacterOfTheDataHasItsFile() throws {
    #expect(
      try faults("# {{report.title}}\n", "a: b", classes: "cat, \(Self.character)") == ["d.csv"]
    )
  }

  @Test func aReportWithoutFontsHasNoPDFAndSaysSo() throws {
    let report = try Report(
      of: try FrozenResults.own(),
      template: ReportTemplate(text: "# T\n\n\(Self.character)\n", file: "t.md"),
      formats: Set(ReportFormat.allCases),
      environment: FrozenResults.environment
    )
    #expect(report.faults.map(\.place) == ["report.pdf"])
    #expect(report.mainPaths == ["report.html", "report.md", "report.ipynb"])
  }
}
