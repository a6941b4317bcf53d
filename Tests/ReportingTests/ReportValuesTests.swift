import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite struct ReportValuesTests {
  private static let wide = HandMade.side("wide", study: "width")
  private static let narrow = HandMade.side("narrow", study: "width")

  /// The text of a template on frozen results with the claims given.
  private func text(_ template: String, seeds: Int = 3, _ claims: [Claim]) throws -> String {
    var results = try FrozenResults.own(seeds: seeds)
    results.experiment.claims = claims
    let report = try Report(
      of: results,
      template: ReportTemplate(text: "# T\n\n" + template, file: "t.md"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    return String(decoding: try #require(report.files["report.md"]), as: UTF8.self)
  }

  private func check(_ id: String, _ range: ClosedRange<Double>, question: String = "Q1.1") -> Claim
  {
    var claim = HandMade.claim(id: id, HandMade.check(side: Self.wide, in: range))
    claim.question = question
    return claim
  }

  private func comparison(_ id: String) -> Claim {
    HandMade.claim(
      id: id,
      HandMade.part(subject: .side(Self.wide), reference: .side(Self.narrow))
    )
  }

  @Test func claimsAreCountedByVerdict() throws {
    let claims = [check("a", 0...1), check("b", 2...3), check("c", 2...4)]
    #expect(try text("{{claims.counts}}.", claims).contains("1 supported, 2 refuted."))
    #expect(
      try text("{{claims.counts}}.", seeds: 1, claims + [comparison("d")])
        .contains("1 supported, 2 refuted, 1 one seed only.")
    )
  }

  @Test func theClaimsOfAQuestionAreATable() throws {
    let claims = [check("a", 0...1, question: "Q2.6"), check("b", 2...3, question: "Q2.7")]
    let text = try text("## Q2.6 Discuss\n\n{{{claims.by_question.q2_6}}}", claims)
    #expect(text.contains("| It \\*holds\\* | 3 of 3 runs | 3 |"))
    #expect(!text.contains("Q2.7"))
  }

  @Test func aClaimCanBeAskedForWhatItIs() throws {
    let template = """
      {{#claims.a.is_supported}}A holds.{{/claims.a.is_supported}}
      {{#claims.b.is_refuted}}B does not.{{/claims.b.is_refuted}}
      {{#claims.c.is_contested}}C is contested.{{/claims.c.is_contested}}
      {{claims.c.verdict}} {{claims.a.effect}}
      """
    var contested = HandMade.claim(
      id: "c",
      HandMade.check(title: "One", side: Self.wide, in: 0...1),
      HandMade.check(title: "Two", side: Self.wide, in: 2...3)
    )
    contested.source = "L27"
    let text = try text(
      template + "\n{{claims.c.source}}",
      [check("a", 0...1), check("b", 2...3), contested]
    )
    #expect(text.contains("A holds.\nB does not.\nC is contested.\ncontested 3 of 3 runs\nL27"))
  }
}
