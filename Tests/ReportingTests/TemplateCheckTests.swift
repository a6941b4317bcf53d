import Faults
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
          ($0.key, ReportTemplate.Partial(text: $0.value, file: $0.key + ".md"))
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

  @Test func sectionsEndWhereTheyBegan() throws {
    #expect(
      try faults("a\n{{#has_claims}}\nb\n")
        == ["template.md:2:1: a section does not end (got {{#has_claims}})"]
    )
    #expect(
      try faults("a {{/has_claims}}")
        == ["template.md:1:3: a section ends that has not begun (got {{/has_claims}})"]
    )
    #expect(
      try faults("{{#has_claims}}\n{{/claims}}") == [
        "template.md:2:1: a section ends under another name than it began (got claims, expected has_claims of line 1)"
      ]
    )
  }

  @Test(arguments: [
    ("x {{report.title", "template.md:1:3: a tag does not end on its line"),
    ("{{}}", "template.md:1:1: a tag has no name (got {{}})"),
    ("{{=<% %>=}}", "template.md:1:1: templates have no such tag (got {{=<% %>=}})"),
    (
      "{{% CONTENT_TYPE:TEXT}}",
      "template.md:1:1: templates have no such tag (got {{% CONTENT_TYPE:TEXT}})"
    ),
    (
      "{{report.title uppercased}}",
      "template.md:1:1: a tag has no name (got {{report.title uppercased}})"
    ),
  ])
  func aTagOfAnotherKindIsRefused(_ text: String, _ fault: String) throws {
    #expect(try faults(text) == [fault])
  }

  @Test func partialsStandInPlaceAndFaultsNameTheirFiles() throws {
    let text = "# T\n\n{{> intro}}\n\n{{wrong}}\n"
    #expect(
      try faults(text, partials: ["intro": "One {{report.title}}.\n\nTwo {{more}}.\n"]) == [
        "intro.md:3:5: there is no value \"more\"", "template.md:5:1: there is no value \"wrong\"",
      ]
    )
  }

  @Test func aPartialThatIsNotThereOrIncludesItselfIsRefused() throws {
    #expect(try faults("{{> none}}") == ["template.md:1:1: there is no partial \"none\""])
    #expect(
      try faults("{{> a}}", partials: ["a": "{{> b}}\n", "b": "x\n{{>a}}\n"])
        == ["b.md:2:1: the partial \"a\" includes itself (a > b > a)"]
    )
    #expect(
      try faults("see {{> a}}", partials: ["a": "x"])
        == ["template.md:1:5: a partial does not stand on a line of its own"]
    )
  }

  @Test func sectionsAreNotNestedWithoutEnd() throws {
    let text =
      String(repeating: "{{#has_claims}}", count: 33)
      + String(repeating: "{{/has_claims}}", count: 33)
    #expect(
      try faults(text) == [
        "template.md:1:481: sections are nested too deeply (got more than 32 levels)"
      ]
    )
  }

  @Test func aTemplateHasABoundedNumberOfTags() throws {
    let text = String(repeating: "{{report.title}}\n", count: 10_001)
    #expect(
      try faults(text) == [
        "template.md:10001:1: the template has too many tags (got more than 10000)"
      ]
    )
  }

  /// Ten partials in each of ten, and so on: 10^12 lines of text, or of none.
  @Test(arguments: ["x", ""]) func partialsThatMultiplyAreRefused(_ last: String) throws {
    var partials = ["p12": last]
    for level in 0..<12 {
      partials["p\(level)"] = String(repeating: "{{> p\(level + 1)}}\n", count: 10)
    }
    let found = try faults("{{> p0}}", partials: partials)
    #expect(found.count == 1)
    #expect(
      found.allSatisfy {
        $0.contains("the template is too long (got more than 262144 bytes with its partials)")
      }
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
        "template.md:7:1: no heading or figure has this id (got #nowhere)",
      ]
    )
  }
}
