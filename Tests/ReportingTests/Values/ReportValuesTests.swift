import ExperimentSamples
import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
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
    // 0.99 − 0.39 · (1.1 + 0.005 k) for k = 0, 1 and 2.
    #expect(
      text.contains(
        "| It \\*holds\\* | 3 of 3 runs, 55.7 to 56.1\u{A0}% |  |  | ✓\u{A0}supported: claimed 0.0 to "
          + "100.0\u{A0}% |"
      )
    )
    #expect(!text.contains("Q2.7"))
  }

  @Test func aClaimCanBeAskedForWhatItIs() throws {
    let template = """
      {{#claims.a.is_supported}}A holds.{{/claims.a.is_supported}}
      {{#claims.b.is_refuted}}B does not.{{/claims.b.is_refuted}}
      {{#claims.b.is_reversed}}B is reversed.{{/claims.b.is_reversed}}
      {{#claims.c.is_contested}}C is contested.{{/claims.c.is_contested}}
      {{claims.c.verdict}} {{claims.a.effect}}
      """
    var contested = HandMade.claim(
      id: "c",
      HandMade.part(title: "One", subject: .side(Self.wide), reference: .side(Self.narrow)),
      HandMade.part(title: "Two", subject: .side(Self.narrow), reference: .side(Self.wide))
    )
    contested.source = "L27"
    let text = try text(
      template + "\n{{claims.c.source}}",
      [check("a", 0...1), check("b", 2...3), contested]
    )
    #expect(
      text.contains(
        "A holds.\nB does not.\n\nC is contested.\ncontested 3 of 3 runs, 55.7 to 56.1\u{A0}%\nL27"
      )
    )
  }

  /// The text of a template on frozen results with further evaluations and probes.
  private func measured(_ template: String) throws -> String {
    var results = try FrozenResults.own(seeds: 5)
    results.experiment.studies[0].statistics = [.batch]
    results.experiment.studies[0].probes = [.jitter, .landscape]
    for index in results.runs.indices {
      let seed = Double(results.runs[index].entry.configuration.seed)
      results.runs[index].record.evaluations = [
        FinalEvaluation(
          split: .test,
          statistics: .batch,
          measurement: Measurement(loss: 0.5, accuracy: 0.75, count: 10)
        )
      ]
      results.runs[index].record.probes = [
        ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.1 + 0.01 * seed),
        ProbeMeasurement(step: 0, quantity: .jitter, layer: 2, value: 0.3 + 0.01 * seed),
        ProbeMeasurement(step: 60, quantity: .jitter, layer: 2, value: 0.5),
      ]
    }
    let report = try Report(
      of: results,
      template: ReportTemplate(text: "# T\n\n" + template, file: "t.md"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    return String(decoding: try #require(report.files["report.md"]), as: UTF8.self)
      .replacing("# T\n\n", with: "").replacing("\u{A0}", with: " ")
  }

  @Test func furtherEvaluationsAreNamedByTheirStatistics() throws {
    let text = try measured(
      "{{studies.width.wide.batch.test_accuracy.text}}, {{studies.width.wide.batch.test_loss.mean}}, "
        + "{{studies.width.wide.batch.training_loss.text}}"
    )
    #expect(text == "75.0 % (75.0 to 75.0 %), 0.500, no number (not measured)")
  }

  @Test func probesAreNamedByQuantityLayerAndLook() throws {
    let text = try measured(
      "{{studies.width.wide.probes.jitter.first.mean}}, "
        + "{{studies.width.wide.probes.jitter.layer_1.first.mean}}, "
        + "{{studies.width.wide.probes.jitter.layer_1.last.text}}, "
        + "{{studies.width.wide.probes.jitter.last.mean}}, "
        + "{{studies.width.wide.probes.smoothness.last.text}}"
    )
    // Seeds 1 to 5: the mean of layers 1 and 2 is 0.23; layer 1 alone was looked at once, 0.13 in the mean, with
    // t · s / √5 = 2.776 · 0.01581 / 2.236 = 0.0196.
    #expect(
      text == "0.230, 0.130, 0.130 (0.110 to 0.150), 0.500, no number (not measured)"
    )
  }
}
