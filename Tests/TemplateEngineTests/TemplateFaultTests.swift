import Faults
import Testing

@testable import TemplateEngine

@Suite struct TemplateFaultTests {
  private func faults(
    _ text: String,
    partials: [String: String] = [:]
  ) -> [String] {
    do {
      _ = try Template(
        TemplateFile(text: text, file: "template.md"),
        partials: partials.reduce(into: [:]) {
          $0[$1.key] = TemplateFile(text: $1.value, file: $1.key + ".md")
        },
        allowsInlinePartials: false
      )
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test func sectionsEndWhereTheyBegan() {
    #expect(
      faults("a\n{{#has_claims}}\nb\n")
        == ["template.md:2:1: a section does not end (got {{#has_claims}})"]
    )
    #expect(
      faults("a {{/has_claims}}")
        == ["template.md:1:3: a section ends that has not begun (got {{/has_claims}})"]
    )
    #expect(
      faults("{{#has_claims}}\n{{/claims}}") == [
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
  func aTagOfAnotherKindIsRefused(_ text: String, _ fault: String) {
    #expect(faults(text) == [fault])
  }

  @Test func aPartialThatIsNotThereOrIncludesItselfIsRefused() {
    #expect(faults("{{> none}}") == ["template.md:1:1: there is no partial \"none\""])
    #expect(
      faults("{{> a}}", partials: ["a": "{{> b}}\n", "b": "x\n{{>a}}\n"])
        == ["b.md:2:1: the partial \"a\" includes itself (a > b > a)"]
    )
    #expect(
      faults("see {{> a}}", partials: ["a": "x"])
        == ["template.md:1:5: a partial does not stand on a line of its own"]
    )
  }

  @Test func sectionsAreNotNestedWithoutEnd() {
    let text =
      String(repeating: "{{#has_claims}}", count: 33)
      + String(repeating: "{{/has_claims}}", count: 33)
    #expect(
      faults(text) == [
        "template.md:1:481: sections are nested too deeply (got more than 32 levels)"
      ]
    )
  }

  @Test func aTemplateHasABoundedNumberOfTags() {
    let text = String(repeating: "{{report.title}}\n", count: 10_001)
    #expect(
      faults(text) == [
        "template.md:10001:1: the template has too many tags (got more than 10000)"
      ]
    )
  }

  /// Ten partials in each of ten, and so on: 10^12 lines of text, or of none.
  @Test(arguments: ["x", ""]) func partialsThatMultiplyAreRefused(_ last: String) {
    var partials = ["p12": last]
    for level in 0..<12 {
      partials["p\(level)"] = String(repeating: "{{> p\(level + 1)}}\n", count: 10)
    }
    let found = faults("{{> p0}}", partials: partials)
    #expect(found.count == 1)
    #expect(
      found.allSatisfy {
        $0.contains("the template is too long (got more than 262144 bytes with its partials)")
      }
    )
  }

  @Test func allFaultsAreFoundInTheOrderOfTheText() {
    #expect(
      faults("{{/a}} {{b c}}\n{{> p}}\n{{", partials: ["p": "\n{{<x}}"]) == [
        "template.md:1:1: a section ends that has not begun (got {{/a}})",
        "template.md:1:8: a tag has no name (got {{b c}})",
        "p.md:2:1: templates have no such tag (got {{<x}})",
        "template.md:3:1: a tag does not end on its line",
      ]
    )
  }

  @Test func aTagDoesNotReachIntoTheNextLineButACommentDoes() {
    #expect(
      faults("{{!\n}}{{a\n}} {{}}") == [
        "template.md:2:3: a tag does not end on its line",
        "template.md:3:4: a tag has no name (got {{}})",
      ]
    )
    #expect(faults("a {{! b\n\n{{") == ["template.md:1:3: a tag does not end on its line"])
    #expect(faults("{{{a}}") == ["template.md:1:1: a tag does not end on its line"])
  }

  @Test func columnsAreThoseOfTheFileAlsoInAnIndentedPartial() {
    #expect(
      faults("  {{> p}}\n", partials: ["p": "é {{}}\n\n{{}}"]) == [
        "p.md:1:3: a tag has no name (got {{}})", "p.md:3:1: a tag has no name (got {{}})",
      ]
    )
  }

  @Test func partialsAreNotNestedWithoutEnd() {
    let partials = (1...17).reduce(into: [:]) { $0["p\($1)"] = "{{> p\($1 + 1)}}" }
    #expect(
      faults("{{> p1}}", partials: partials)
        == ["p16.md:1:1: partials are nested too deeply (got more than 16 levels)"]
    )
  }

  /// 100,000 lines, each with 100,000 blanks before it: 10^10 bytes.
  @Test func indentationCountsAsText() {
    let text = String(repeating: " ", count: 100_000) + "{{> p}}"
    #expect(
      faults(text, partials: ["p": String(repeating: "x\n", count: 50_000)]) == [
        "p.md:50001:1: the template is too long (got more than 262144 bytes with its partials)"
      ]
    )
  }
}
