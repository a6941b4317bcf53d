import Experiments
import Foundation
import Reporting
import Runs
import Testing

@Suite struct ReportValuesTests {
  /// The text of a template over two networks of five seeds with everything measured.
  private func text(_ template: String, seeds: Int = 5) throws -> String {
    var results = try FrozenResults.own(seeds: seeds)
    results.experiment.studies[0].statistics = [.batch]
    results.experiment.studies[0].keepsPredictions = true
    results.experiment.studies[0].probes = [.jitter, .landscape]
    for index in results.runs.indices {
      let isWide = results.runs[index].entry.network == "wide"
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
      for test in results.runs[index].record.tests.indices {
        results.runs[index].record.tests[test].correct = Data([isWide ? 0xFF : 0x0F, 0xFF])
      }
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
    let text = try text(
      "{{studies.width.wide.batch.test_accuracy.text}}, {{studies.width.wide.batch.test_loss.mean}}, "
        + "{{studies.width.wide.batch.train_loss.text}}"
    )
    #expect(text == "75.0 % (75.0 to 75.0 %), 0.500, no number (not measured)")
  }

  @Test func probesAreNamedByQuantityLookAndLayer() throws {
    let text = try text(
      "{{studies.width.wide.probes.jitter.first.mean}}, {{studies.width.wide.probes.jitter.layer_1.first.text}}, "
        + "{{studies.width.wide.probes.jitter.last.text}}, {{studies.width.wide.probes.smoothness.last.text}}"
    )
    // Seeds 1 to 5: the mean of layers 1 and 2 is 0.23; of layer 1 0.13, t · s / √5 = 2.776 · 0.01581 / 2.236 = 0.0196.
    #expect(
      text == "0.230, 0.130 (0.110 to 0.150), 0.500 (0.500 to 0.500), no number (not measured)"
    )
  }

  @Test func mcNemarsTestIsALineAndATable() throws {
    let text = try text("{{studies.width.mcnemar}}\n\n{{{studies.width.mcnemar_table}}}")
    // Four examples that only the second gets right: p = 2 / 2⁴.
    #expect(text.contains("beyond chance in 0 of 5 seeds, 0 for the first and 0 for the second"))
    #expect(text.contains("| Narrow \\*8\\*, Wide \\[16\\] | 1 | 0 | 4 | 0.125 |"))
  }

  @Test func aClaimIsNamedByItsIdAndItsPartsByTheirNumber() throws {
    let text = try text(
      """
      {{claims.better.sign}} {{claims.better.verdict}} {{claims.better.effect}} {{claims.better.interval}} \
      {{#claims.better.is_judged}}judged{{/claims.better.is_judged}}\
      {{#claims.better.is_contested}}contested{{/claims.better.is_contested}}\
      {{^claims.better.has_source}} no source{{/claims.better.has_source}}, {{claims.better.levels}}, \
      {{claims.better.part_1.n}}, {{claims.better.part_1.relative_effect}}, {{claims.counts}} of {{claims.count}}
      """
    )
    #expect(
      text
        == "✓ supported +0.204 nats +0.200 to +0.207 nats judged no source, no level was chosen, 5, "
        + "+4.1 (4.0 to 4.1), 1 supported of 1"
    )
  }

  @Test func theClaimsOfAQuestionAreATable() throws {
    let text = try text("## Q1 Wide\n\n{{{claims.by_question.q1}}}\n\n{{{claims.table}}}")
    #expect(text.contains("Table: The claims of Q1.\n"))
    #expect(text.contains("| Wide layers end with a lower validation loss | **✓ supported** |"))
    // The ledger links to the answer; the figure is not in this text.
    #expect(
      text.contains(
        "| Wide layers end with a lower validation loss ([Q1](#q1-wide)) | **✓ supported** |"
      )
    )
  }

  @Test func withOneSeedNothingIsJudgedAndTheReasonIsSaidOnce() throws {
    let text = try text(
      "{{claims.counts}}\n\n{{{claims.table}}}\n\n{{studies.width.mcnemar}}",
      seeds: 1
    )
    #expect(text.hasPrefix("1 not judged\n"))
    #expect(text.contains("| **– not judged** | +0.2"))
    #expect(
      text.contains(
        " One seed: no interval, because one run says nothing about the spread of others.\n"
      )
    )
    #expect(text.contains("in 0 of 1 seed, 0 for the first and 0 for the second (p = 0.125)."))
  }
}
