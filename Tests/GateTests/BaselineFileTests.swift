import Faults
import Foundation
import Gate
import Testing

/// The file of a baseline, as the specification of the gate has it.
struct BaselineFileTests {
  static let text = """
    # Written by `bnreport check --update`. Commit it; a change of it is a change of what is accepted.
    format: bnreport-baseline/1
    endpoint: last            # of the common budget
    budget: { epochs: 10 }
    alpha: 0.01
    pair: none
    constant:                 # what must be the same to compare
      dataset: fashion-mnist
    metrics:
      validation/accuracy:
        direction: higher
        margin: 0.002
        groups:
          batch_norm:
            - { seed: 1, value: 0.9712 }
            - { seed: 2, value: 0.9698 }
            - { seed: 3, value: 0.9721 }
        anchor:
          batch_norm: { n: 10, mean: 0.97085, deviation: 0.00084 }
    accepted:                 # newest first, at most 20
      - { revision: 1a2b3c4, reason: "wider hidden layer" }

    """

  private func read(_ text: String) throws -> Baseline {
    try Baseline(reading: Data(text.utf8), file: "baseline.yaml")
  }

  @Test func theFileIsReadAsItStands() throws {
    let baseline = try read(Self.text)
    var expected = Baseline(
      budget: ["epochs": 10],
      constant: ["dataset": "fashion-mnist"],
      metrics: [metric([0.9712, 0.9698, 0.9721])],
      accepted: [Acceptance(revision: "1a2b3c4", reason: "wider hidden layer")]
    )
    expected.metrics[0].anchor[accuracy] = GateSample(
      count: 10,
      mean: 0.97085,
      deviation: 0.000_84
    )
    var found = baseline
    found.comments = BaselineComments()
    #expect(found == expected)
    #expect(baseline.line(of: "validation/accuracy") == 10)
  }

  @Test func readAndWrittenItHasTheSameBytes() throws {
    #expect(try read(Self.text).text() == Self.text)
  }

  @Test func orderAndLayoutOfTheFileDoNotCount() throws {
    let other = """
      metrics:
        "validation/accuracy": { margin: 2.0e-3, direction: higher, anchor: {batch_norm: {mean: 0.97085, n: 10, deviation: 0.00084}}, groups: {
          batch_norm: [{value: 0.97210, seed: 3}, {seed: 1, value: 0.9712}, {seed: 2, value: 0.9698}] } }
      constant: {dataset: fashion-mnist}
      accepted: [{reason: wider hidden layer, revision: 1a2b3c4}]
      budget:
        epochs: 10.0
      format: bnreport-baseline/1
      """
    #expect(try read(other).text() == Self.text)
  }

  @Test func whatIsNotUsualIsWrittenAndReadBack() throws {
    var metric = GatedMetric(
      name: "eval time: \"x\" # y",
      direction: .lower,
      margin: 50,
      anchorMargin: 75,
      allowDiverged: 2,
      isOfOneHost: true,
      groups: [
        "no": runs([1234, nil, 1250], level: "10") + runs([1, 2, 3], level: "2")
          + runs([1, 2, 3], level: "a, b"),
        "-1": [GatedMetric.Run(value: 3.5), GatedMetric.Run(value: 2), GatedMetric.Run(value: 2)],
        "a\nb\u{7}ü": runs([-0.5, 1e12, 0]),
      ]
    )
    for cell in metric.cells { metric.anchor[cell] = GateSample(count: 3, mean: 1, deviation: 2) }
    let baseline = Baseline(
      endpoint: .best,
      budget: ["updates": 9380, "epochs": 0.5],
      alpha: 0.05,
      looks: 2,
      pair: .seed,
      candidateRuns: 3,
      constant: ["lr": "0.1", "name": "", "null": "yes"].filter { !$0.value.isEmpty },
      metrics: [metric],
      accepted: [Acceptance(reason: "C:\\x\ttab")]
    )
    let text = try baseline.text()
    var again = try read(text)
    #expect(try again.text() == text)
    again.comments = BaselineComments()
    var expected = baseline
    // Runs are put in order: by level, by seed, and without those by value.
    expected.metrics[0].groups["-1"]?.reverse()
    expected.metrics[0].groups["no"] =
      runs([1, 2, 3], level: "2") + runs([1234, nil, 1250], level: "10")
      + runs([1, 2, 3], level: "a, b")
    #expect(again == expected)
    #expect(
      text.contains(
        """
              "no":
                - { level: 2, seed: 1, value: 1 }
                - { level: 2, seed: 2, value: 2 }
                - { level: 2, seed: 3, value: 3 }
                - { level: 10, seed: 1, value: 1234 }
                - { level: 10, seed: 2, diverged: true }
                - { level: 10, seed: 3, value: 1250 }
                - { level: "a, b", seed: 1, value: 1 }
        """
      )
    )
  }

  // Decimals by hand: the first power of ten at or below a hundredth of the margin.
  @Test(arguments: [
    (0.002, "0.97085"), (0.001, "0.97085"), (0.005, "0.97085"), (0.1, "0.971"), (0.5, "0.971"),
    (1, "0.97"),
    (100, "1"), (5000, "1"), (1e-6, "0.97085432"), (1e-300, "0.970854321"), (1e30, "1"),
    (1e-15, "0.970854321"),
  ])
  func valuesAreRoundedToAHundredthOfTheMargin(margin: Double, expected: String) throws {
    let metric = metric([0.970_854_321, 0.97, 0.97], margin: margin)
    #expect(try Baseline(metrics: [metric]).text().contains("seed: 1, value: \(expected) }"))
  }
}
