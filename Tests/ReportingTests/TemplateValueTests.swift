import Testing

@testable import Reporting

@Suite struct TemplateValueTests {
  private func render(_ text: String, _ values: [String: TemplateValue]) throws -> String {
    try Template(parsing: ReportTemplate(text: text, file: "t.md")).render(values)
  }

  @Test func whatNoTemplateNamesIsNotComputed() throws {
    var asked: [String] = []
    func value(_ name: String) -> TemplateValue {
      .deferred {
        asked.append(name)
        return .group(["mean": .text(name)])
      }
    }
    let values: [String: TemplateValue] = ["all": .group(["one": value("1"), "two": value("2")])]
    #expect(try render("{{all.two.mean}}", values) == "2")
    #expect(asked == ["2"])
  }

  @Test func aNameThatADeferredGroupLacksIsAnError() {
    let values: [String: TemplateValue] = [
      "all": .group(["one": .deferred { .group(["mean": .text("1")]) }])
    ]
    #expect {
      try render("{{all.one.median}}", values)
    } throws: {
      "\($0)".contains("all.one.median")
    }
  }

  /// Three elements in three, sixteen times: 3^16 is 43 million.
  @Test func sectionsOverListsInOneAnotherAreRefusedBeforeTheyAreFilledIn() {
    let values: [String: TemplateValue] = ["l": .list([.text("1"), .text("2"), .text("3")])]
    let text = String(repeating: "{{#l}}", count: 16) + String(repeating: "{{/l}}", count: 16)
    #expect {
      try render(text, values)
    } throws: {
      "\($0)" == "t.md:1:1: the sections make too much text (got more than 4194304 bytes)"
    }
  }

  @Test func valuesThatRepeatWithoutEndAreRefused() {
    let values: [String: TemplateValue] = ["t": .text(String(repeating: "x", count: 1 << 20))]
    #expect {
      try render("{{t}}{{t}}{{t}}{{t}}{{t}}", values)
    } throws: {
      "\($0)" == "t.md:1:1: the values make too much text (got more than 4194304 bytes)"
    }
  }
}
