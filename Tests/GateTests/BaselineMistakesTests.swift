import Faults
import Foundation
import Gate
import Testing

/// Mistakes in a baseline file, each told with its place.
struct BaselineMistakesTests {
  private func faults(_ text: String) -> [Fault] {
    do throws(Faults) {
      _ = try Baseline(reading: Data(text.utf8), file: "b.yaml")
      return []
    } catch {
      return error.all
    }
  }

  /// The faults of the sample with one text in place of another, as places and messages.
  private func told(_ found: String, _ replacement: String) -> [String] {
    let text = BaselineFileTests.text
    #expect(text.contains(found))
    return faults(text.replacing(found, with: replacement, maxReplacements: 1)).map(\.description)
  }

  @Test func anEmptyFileHoldsNoBaseline() {
    for text in ["", "# nothing\n"] {
      #expect(faults(text).map(\.description) == ["b.yaml: the file holds no baseline"])
    }
    #expect(
      faults("- a\n").map(\.description) == [
        "b.yaml:1:1: the baseline is not a mapping (got a list)"
      ]
    )
    #expect(faults("metrics").map(\.message) == ["the baseline is not a mapping (got \"metrics\")"])
  }

  @Test func aLaterFormatIsTold() {
    let faults = faults(BaselineFileTests.text.replacing("baseline/1", with: "baseline/2"))
    #expect(faults.map(\.kind) == [.newer])
    #expect(
      told("bnreport-baseline/1", "csv")
        == ["b.yaml:2:9: format is unknown (got \"csv\", expected bnreport-baseline/1)"]
    )
  }

  @Test(arguments: [
    (
      "alpha: 0.01", "alpha: 0",
      "b.yaml:5:8: alpha is not a number in range (got \"0\", expected a share above 0 and below 0.5)"
    ),
    (
      "alpha: 0.01", "alpha: 0.5",
      "b.yaml:5:8: alpha is not a number in range (got \"0.5\", expected a share above 0 and below 0.5)"
    ),
    (
      "endpoint: last", "endpoint: first",
      "b.yaml:3:11: endpoint is unknown (got \"first\", expected last, best)"
    ),
    ("pair: none", "pair: fold", "b.yaml:6:7: pair is unknown (got \"fold\", expected none, seed)"),
    (
      "pair: none", "looks: 0",
      "b.yaml:6:8: looks is not a whole number in range (got \"0\", expected 1 to 20)"
    ),
    (
      "epochs: 10", "epochs: -1",
      "b.yaml:4:19: budget.epochs is not a number in range (got \"-1\", expected a number above 0)"
    ),
    (
      "margin: 0.002", "margin: 0",
      "b.yaml:12:13: metrics.validation/accuracy.margin is not a number in range (got \"0\", expected a number above 0)"
    ),
    (
      "direction: higher", "direction: up",
      "b.yaml:11:16: metrics.validation/accuracy.direction is unknown (got \"up\", expected higher, lower)"
    ),
    (
      "value: 0.9698", "value: nan",
      "b.yaml:16:29: metrics.validation/accuracy.groups.batch_norm.value is not a number in range (got \"nan\", expected a number)"
    ),
    (
      "value: 0.9698", "diverged: true, value: 1",
      "b.yaml:16:45: metrics.validation/accuracy.groups.batch_norm.value means nothing for a run that diverged"
    ),
    (
      "{ seed: 2, value: 0.9698 }", "{ seed: 1, value: 0.9712 }",
      "b.yaml:16:11: metrics.validation/accuracy.groups.batch_norm has the run of seed 1 twice"
    ),
    (
      "n: 10", "n: 2",
      "b.yaml:19:24: metrics.validation/accuracy.anchor.batch_norm.n is not a whole number in range (got \"2\", expected 3 to 1000000)"
    ),
    (
      "batch_norm: { n", "none: { n",
      "b.yaml:19:13: metrics.validation/accuracy.anchor.none has an anchor and no runs"
    ),
    (
      "validation/accuracy:", "train_time:",
      "b.yaml:10:3: metrics.train_time is of a time or of memory, which differ between machines"
    ),
  ])
  func eachIsToldWithItsPlace(found: String, replacement: String, expected: String) {
    #expect(told(found, replacement) == [expected])
  }

  @Test func allOfThemAreToldAtOnce() {
    let text = """
      format: bnreport-baseline/1
      endpont: last
      alpha: 2
      colour: red
      metrics:
        loss:
          margin: -1
          direction: lower
          groups: { plain: [{ sed: 1, value: 0.5 }, { seed: a, value: 1 }], none: [] }
      """
    #expect(
      faults(text).map { "\($0.position?.line ?? 0)" } == ["2", "3", "4", "7", "9", "9", "9"],
      "\(faults(text))"
    )
  }

  @Test func whatIsMissingIsTold() {
    let text = "format: bnreport-baseline/1\nmetrics:\n  loss:\n    margin: 1\n"
    #expect(
      faults(text).map(\.message) == [
        "metrics.loss.groups is missing", "metrics.loss.direction is missing",
      ]
    )
    #expect(faults("format: bnreport-baseline/1\n").map(\.message) == ["metrics is missing"])
    #expect(
      faults("format: bnreport-baseline/1\nmetrics: {}\n").map(\.message)
        == ["metrics has no entry (expected at least one)"]
    )
    #expect(faults("format: bnreport-baseline/1\nmetrics: 3\n").count == 1)
  }
}
