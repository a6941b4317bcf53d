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
}
