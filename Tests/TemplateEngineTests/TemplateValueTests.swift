import Faults
import Testing

@testable import TemplateEngine

@Suite struct TemplateValueTests {
  private func render(_ text: String, _ values: [String: TemplateValue]) throws -> String {
    try Template(TemplateFile(text: text, file: "t.md")).filled(with: values) { $0 }
  }

  private func descriptions(_ error: any Error) -> [String]? {
    (error as? Faults)?.all.map(\.description)
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
      descriptions($0) == ["t.md:1:1: there is no value \"all.one.median\""]
    }
  }

  private static var lacking: [String: TemplateValue] {
    [
      "studies": .group(["here": .group(["n": .text("1")]), "gone": .absent]),
      "claims": .group(["gone": .absent]),
    ]
  }

  @Test func whatIsAbsentIsFalseAndItsSectionMayNameWhatIsAbsentToo() throws {
    let text =
      "a{{#studies.gone}} {{n}} {{claims.gone.brief}}{{/studies.gone}}{{^studies.gone}} b{{/studies.gone}}"
    #expect(try render(text, Self.lacking) == "a b")
    let template = try Template(TemplateFile(text: text, file: "t.md"))
    #expect(throws: Never.self) { try template.shown(with: Self.lacking) { $0 } }
  }

  @Test(arguments: [
    ("{{studies.gone}}", "t.md:1:1: \"studies.gone\" is left out this time"),
    ("{{studies.gone.n}}", "t.md:1:1: \"studies.gone.n\" is left out this time"),
    (
      "{{#studies.gone.n}}{{/studies.gone.n}}", "t.md:1:1: \"studies.gone.n\" is left out this time"
    ),
    (
      "{{#studies.here}}{{claims.gone.brief}}{{/studies.here}}",
      "t.md:1:18: \"claims.gone.brief\" is left out this time"
    ),
    ("{{studies.gome}}", "t.md:1:1: there is no value \"studies.gome\""),
  ])
  func whatIsAbsentIsNoTextElsewhere(_ text: String, _ fault: String) throws {
    #expect {
      try render(text, Self.lacking)
    } throws: {
      descriptions($0) == [fault]
    }
    let template = try Template(TemplateFile(text: text, file: "t.md"))
    #expect {
      try template.shown(with: Self.lacking) { $0 }
    } throws: {
      descriptions($0) == [fault]
    }
  }

  // A mistyped name within is one all the same.
  @Test func aMistypedNameIsOneWhereSomethingIsAbsent() throws {
    let template = try Template(
      TemplateFile(text: "{{#studies.gone}}{{claims.gome.brief}}{{/studies.gone}}", file: "t.md")
    )
    #expect {
      try template.shown(with: Self.lacking) { $0 }
    } throws: {
      descriptions($0) == ["t.md:1:18: there is no value \"claims.gome.brief\""]
    }
  }

  /// Three elements in three, sixteen times: 3^16 is 43 million.
  @Test func sectionsOverListsInOneAnotherAreRefusedBeforeTheyAreFilledIn() {
    let values: [String: TemplateValue] = ["l": .list([.text("1"), .text("2"), .text("3")])]
    let text = String(repeating: "{{#l}}", count: 16) + String(repeating: "{{/l}}", count: 16)
    #expect {
      try render(text, values)
    } throws: {
      descriptions($0) == [
        "t.md:1:1: the sections make too much text (got more than 4194304 bytes)"
      ]
    }
  }

  @Test func valuesThatRepeatWithoutEndAreRefused() {
    let values: [String: TemplateValue] = ["t": .text(String(repeating: "x", count: 1 << 20))]
    #expect {
      try render("{{t}}{{t}}{{t}}{{t}}{{t}}", values)
    } throws: {
      descriptions($0) == [
        "t.md:1:1: the values make too much text (got more than 4194304 bytes)"
      ]
    }
  }

  private let values: [String: TemplateValue] = [
    "title": .text("T"), "no": .flag(false),
    "networks": .group(["plain": .group(["layers": .text("2")])]),
    "studies": .list([.group(["a": .text("1"), "b": .text("2")]), .group(["a": .text("3")])]),
    "none": .list([]),
  ]

  private func faults(_ text: String) -> [Fault] {
    do {
      _ = try Template(TemplateFile(text: text, file: "t.md")).shown(with: values) { $0 }
      return []
    } catch {
      return error.all
    }
  }

  @Test func aMissingNameIsToldWithTheNearestThatThereIs() {
    let found = faults("{{titel}}\né {{networks.plane.layers}}")
    #expect(
      found.map(\.description) == [
        "t.md:1:1: there is no value \"titel\"",
        "t.md:2:3: there is no value \"networks.plane.layers\"",
      ]
    )
    #expect(
      found.map(\.hint) == [
        "Did you mean \"title\"? Known: networks, no, none, studies, title.",
        "Did you mean \"plain\"? Below networks, known: plain.",
      ]
    )
  }

  @Test func namesThatAreMissingInASectionThatDoesNotStandAreFaultsOfAllSections() throws {
    #expect(try render("{{#no}}{{x}}{{/no}}", values) == "")
    #expect(
      faults("{{#no}}{{x}}{{/no}}{{^title}}{{y}}{{/title}}").compactMap(\.position?.column) == [
        8, 30,
      ]
    )
  }

  @Test func aNameThatOneElementLacksIsAFault() {
    #expect(
      faults("{{#studies}}{{a}} {{b}}{{/studies}}").map(\.description)
        == ["t.md:1:19: there is no value \"b\""]
    )
  }

  @Test func theNamesOfAnElementThatIsNotThereAreUnknown() {
    #expect(faults("{{#none}}{{x}}{{#y}}{{title}}{{/y}}{{/none}}") == [])
  }

  @Test func whatIsNoTextIsNotShownAsOne() {
    #expect(
      faults("{{networks}} {{studies}} {{no}}").map(\.description) == [
        "t.md:1:1: \"networks\" is no text (got a group of names)",
        "t.md:1:14: \"studies\" is no text (got a list)",
      ]
    )
  }

  @Test func linesKnowWhereTheyAreFrom() throws {
    let template = try Template(
      TemplateFile(text: "# {{title}}\n{{#studies}}\nx\n{{/studies}}\n  {{> p}}\n", file: "t.md"),
      partials: ["p": TemplateFile(text: "y\n", file: "p.md")]
    )
    let lines = try template.shown(with: values) { $0 }
    #expect(lines.map(\.text) == ["# T", "x", "x", "  y", ""])
    #expect(
      lines.dropLast().map { "\($0.place(column: 3))" }
        == ["t.md:1:1", "t.md:3:3", "t.md:3:3", "p.md:1:1"]
    )
  }

  @Test func theUnfilledTextHasItsPartialsAndTheTagsOfValues() throws {
    let template = try Template(
      TemplateFile(text: "{{#a}}\n# {{b}}\n{{/a}}\n{{> p}}\n{{! c }}{{^d}}e{{/d}}", file: "t.md"),
      partials: ["p": TemplateFile(text: "y\n", file: "p.md")]
    )
    #expect(template.unfilled == "# {{b}}\ny\n{{^d}}e")
  }
}
