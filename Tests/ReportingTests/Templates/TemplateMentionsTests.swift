import ExperimentSamples
import Faults
import TemplateEngine
import Testing

@testable import Reporting

@Suite struct TemplateMentionsTests {
  private func advice(_ text: String) throws -> [String] {
    let template = ReportTemplate(text: text, file: "template.md", partials: [:])
    return try TemplateCheck(
      template,
      for: try FrozenResults.own(),
      environment: FrozenResults.environment
    ).advice.map(\.description)
  }

  @Test func aFigureOrTableIsReferredToInItsSection() throws {
    let text = """
      # Report

      [](#figure-curves) is referred to too early.

      ## First

      {{{figures.curves}}}

      {{{networks.table}}}
      """
    #expect(
      try advice(text) == [
        "template.md:7:1: the text of this section never refers to #figure-curves",
        "template.md:9:1: the text of this section never refers to #table-networks",
      ]
    )
    let reference = "See [](#figure-curves) and [](#table-networks)."
    let better = text.replacing("## First\n", with: "## First\n\n\(reference)\n")
    #expect(try advice(better).isEmpty)
  }

  @Test func whatHasNoNumberNeedsNoReference() throws {
    #expect(try advice("# Report\n\n| a |\n|---|\n| 1 |\n").isEmpty)
    #expect(try advice("# Report\n\n```\n![x](figures/curves.svg \"y\")\n```\n").isEmpty)
  }

  @Test func theBuiltInTemplatesReferToAllThatTheyShow() throws {
    for (name, results) in [
      ("generic", try FrozenResults.own()), ("generic", try FrozenResults.own(seeds: 1)),
    ] {
      let check = try TemplateCheck(
        .builtIn(name),
        for: results,
        environment: FrozenResults.environment
      )
      #expect(check.faults.map(\.description) == [])
      #expect(check.advice.map(\.description) == [])
    }
  }
}
