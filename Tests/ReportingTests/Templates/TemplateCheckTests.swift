import ExperimentSamples
import Experiments
import Faults
import TemplateEngine
import Testing

@testable import Reporting

@Suite struct TemplateCheckTests {
  private func faults(
    _ text: String,
    partials: [String: String] = [:]
  ) throws -> [String] {
    let template = ReportTemplate(
      text: text,
      file: "template.md",
      partials: Dictionary(
        uniqueKeysWithValues: partials.map {
          ($0.key, TemplateFile(text: $0.value, file: $0.key + ".md"))
        }
      )
    )
    let results = try FrozenResults.own()
    do throws(Fault) {
      return try TemplateCheck(template, for: results, environment: FrozenResults.environment)
        .faults.map(\.description)
    } catch {
      return [error.description]
    }
  }

  @Test func theBuiltInTemplatesHaveNoFaults() throws {
    let check = try TemplateCheck(
      .builtIn("batchnorm"),
      for: try FrozenResults.builtIn(),
      environment: FrozenResults.environment
    )
    // The frozen results have some of the studies only: every name of the others is a fault, and nothing else is.
    #expect(check.faults.allSatisfy { $0.message.hasPrefix("there is no value \"") })
    #expect(
      try TemplateCheck(
        .builtIn("generic"),
        for: try FrozenResults.own(),
        environment: FrozenResults.environment
      ).faults.isEmpty
    )
  }

  @Test(arguments: ["convolutions", "dropout"])
  func aBuiltInTemplateHasNoFaultsWhereAllStudiesRan(_ name: String) throws {
    let check = try TemplateCheck(
      .builtIn(name),
      for: try FrozenResults.madeUp(name),
      environment: FrozenResults.environment
    )
    #expect(check.faults.map(\.description) == [])
  }

  // The study of other norms is one of the full preset alone.
  @Test func theTemplateOnConvolutionsHasTheStudyThatOnlyTheFullPresetRuns() throws {
    for (preset, isThere) in [("quick", false), ("full", true)] {
      let results = try FrozenResults.madeUp("convolutions", preset: preset)
      let experiment = results.experiment
      #expect(experiment.studies.contains { $0.name == "depth_norms" } == isThere)
      #expect(experiment.leftOut.studies == (isThere ? [] : ["depth_norms"]))
      #expect(experiment.leftOut.figures == (isThere ? [] : ["depth_norms"]))
      #expect(experiment.leftOut.claims.count == (isThere ? 0 : 3))
      let check = try TemplateCheck(
        .builtIn("convolutions"),
        for: results,
        environment: FrozenResults.environment
      )
      #expect(check.faults.map(\.description) == [])
    }
  }

  @Test func everyWrongNameIsFoundAtItsPlaceInBothBranches() throws {
    let text = """
      # {{report.title}}

      {{#claims.better.is_supported}}é {{reprt.title}}{{/claims.better.is_supported}}
      {{^claims.better.is_supported}}{{claims.bettr.verdict}}{{/claims.better.is_supported}}
      """
    #expect(
      try faults(text) == [
        "template.md:3:34: there is no value \"reprt.title\"",
        "template.md:4:32: there is no value \"claims.bettr.verdict\"",
      ]
    )
  }

  @Test func namesWithinAListAreThoseOfItsElements() throws {
    let list =
      "# T\n\n{{#study_list}}\n## {{title}}\n\n{{report.title}} {{titel}}\n{{/study_list}}\n"
    #expect(try faults(list) == ["template.md:6:18: there is no value \"titel\""])
  }

  @Test func partialsStandInPlaceAndFaultsNameTheirFiles() throws {
    let text = "# T\n\n{{> intro}}\n\n{{wrong}}\n"
    #expect(
      try faults(text, partials: ["intro": "One {{report.title}}.\n\nTwo {{more}}.\n"]) == [
        "intro.md:3:5: there is no value \"more\"", "template.md:5:1: there is no value \"wrong\"",
      ]
    )
  }

  @Test func everyFormulaAndLinkIsReadAlsoWhereTheNumbersWouldLeaveItOut() throws {
    let text = """
      # T

      A $`\\frac{1}{2`$.

      {{^claims.better.is_supported}}B $`\\nothing`$.{{/claims.better.is_supported}}

      [There](#nowhere)
      """
    #expect(
      try faults(text) == [
        "template.md:3:13: { is not closed",
        "template.md:5:1: this command is not supported (got \\nothing)",
        "template.md:7:1: no heading, figure, table or term has this id (got #nowhere)",
      ]
    )
  }
}
