import Faults
import Gate
import Testing

struct BaselineUpdateTests {
  private func candidates(_ values: [Double]) -> GateCandidates {
    GateCandidates(
      numbers: numbers(values).map {
        var number = $0
        number.direction = .higher
        return number
      },
      budget: ["epochs": 10],
      constants: ["dataset": "mnist"]
    )
  }

  private func first() throws -> BaselineUpdate {
    try Baseline.making(from: candidates(tenRuns), margins: [accuracy.metric: 0.002])
  }

  @Test func aFirstBaselineHasTheConditionsOfItsRuns() throws {
    let update = try first()
    let metric = update.baseline.metrics[0]
    #expect(update.baseline.budget == ["epochs": 10])
    #expect(update.baseline.constant == ["dataset": "mnist"])
    #expect(metric.groups == ["batch_norm": runs(tenRuns)])
    // Rounded to a hundredth of the margin, as in the file.
    #expect(metric.anchor == [accuracy: GateSample(count: 10, mean: 0.97085, deviation: 0.000_84)])
    #expect(update.baseline.accepted.isEmpty)
    #expect(update.isChange)
  }

  // 2.3865 standard deviations of .00084 are .0020070: .20 percentage points, and more than the margin.
  @Test func anUpdateTellsWhatACheckNotices() throws {
    #expect(
      try first().changes[0].sentence
        == "with 3 runs this baseline notices a drop of 0.20 percentage points; the margin of "
        + "0.20 percentage points is smaller: give it more runs, or a wider margin"
    )
    let wide = try Baseline.making(from: candidates(tenRuns), margins: [accuracy.metric: 0.005])
    #expect(
      wide.changes[0].sentence
        == "with 3 runs this baseline notices a drop of 0.20 percentage points"
    )
  }

  @Test func theSameRunsAgainGiveTheSameBytes() throws {
    let first = try first().baseline
    let second = try first.updating(
      with: candidates(tenRuns.reversed().reversed()),
      reason: "again"
    )
    #expect(!second.isChange)
    #expect(try second.baseline.text() == first.text())
  }

  @Test func laterValuesReplaceTheLastAndNotTheFirst() throws {
    let first = try first().baseline
    let update = try first.updating(
      with: candidates(worse),
      reason: "half the width\nfor speed",
      revision: "1a2b3c4"
    )
    let metric = update.baseline.metrics[0]
    #expect(metric.groups == ["batch_norm": runs(worse)])
    #expect(metric.anchor == first.metrics[0].anchor)
    #expect(
      update.baseline.accepted
        == [Acceptance(revision: "1a2b3c4", reason: "half the width for speed")]
    )
    #expect(
      update.table.split(separator: "\n").prefix(2) == [
        "metric               group       before   n   now      n  difference     since the first",
        "validation/accuracy  batch_norm  0.97085  10  0.96547  3  −0.538 points  −0.538 points",
      ]
    )
  }

  @Test func anAnchorThatSomebodyTookOutStaysOut() throws {
    var first = try first().baseline
    first.metrics[0].anchor = [:]
    let update = try first.updating(with: candidates(worse))
    #expect(update.baseline.metrics[0].anchor.isEmpty)
  }

  @Test func anotherMarginIsAChange() throws {
    let first = try first().baseline
    let update = try first.updating(with: candidates(tenRuns), margins: [accuracy.metric: 0.007])
    #expect(update.isChange)
    #expect(update.baseline.metrics[0].margin == 0.007)
    #expect(update.baseline.accepted == [Acceptance(reason: "no reason given")])
    #expect(
      update.table.contains(
        "validation/accuracy, batch_norm: the margin is 0.7 points, and was 0.2 points\n"
      )
    )
  }

  @Test func twentyAcceptancesAreKept() throws {
    var baseline = try first().baseline
    for step in 1...25 {
      baseline = try baseline.updating(
        with: candidates(tenRuns.map { $0 - 0.0001 * Double(step) }),
        reason: "step \(step)"
      ).baseline
    }
    #expect(baseline.accepted.map(\.reason) == (6...25).reversed().map { "step \($0)" })
  }

  @Test func whatIsNotMeasuredStays() throws {
    let first = try first().baseline
    let other = GateCell(metric: accuracy.metric, group: "none")
    var both = candidates([])
    both.numbers = numbers(tenRuns, of: other)
    let update = try first.updating(with: both)
    #expect(update.baseline.cells == [accuracy, other])
    #expect(update.changes.map(\.isChange) == [false, true])
    #expect(update.table.contains("not measured, stays"))
    #expect(update.baseline.metrics[0].anchor.count == 2)
  }

  @Test func metricsWithoutMarginAreNotGated() throws {
    var both = candidates(tenRuns)
    let loss = GateCell(metric: "validation/loss", group: "batch_norm")
    both.numbers += numbers([0.1, 0.2, 0.3], of: loss)
    let update = try Baseline.making(from: both)
    #expect(update.baseline.metrics.map(\.name) == ["validation/accuracy"])
    #expect(update.baseline.metrics[0].margin == 0.005)
    #expect(update.ungated == [loss])
  }

  private func messages(_ body: () throws -> BaselineUpdate) -> [String] {
    do {
      _ = try body()
      return []
    } catch let faults as Faults {
      return faults.all.map(\.message)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func runsThatCannotBeComparedRenewNothing() throws {
    let first = try first().baseline
    var short = candidates(worse)
    short.budget = ["epochs": 5]
    short.numbers.removeLast()
    #expect(
      messages { try first.updating(with: short) } == [
        "the runs cannot renew this baseline: the budget is 5 epochs, in the baseline 10",
        "validation/accuracy, batch_norm: too few runs (got 2 runs with a value, expected at least 3)",
      ]
    )
  }

  @Test func whatANewMetricLacksIsTold() {
    var both = candidates(tenRuns)
    both.numbers += numbers([1, 2, 3], of: GateCell(metric: "validation/speed", group: "a"))
    both.numbers += numbers([1, 2, 3], of: GateCell(metric: "quality", group: "a"))
    let margins = ["validation/speed": 1.0, "quality": 1, "validation/acuracy": 1, "x": 0]
    #expect(
      messages { try Baseline.making(from: both, margins: margins) } == [
        "quality has no direction",
        "a margin is given for a metric that no run has (got \"validation/acuracy\")",
        "validation/speed is of a time or of memory, which differ between machines",
        "the margin of x is not in range (got 0, expected above 0)",
      ]
    )
    #expect(
      messages { try Baseline.making(from: GateCandidates(numbers: [])) }
        == ["no metric has a margin (expected one at least)"]
    )
  }
}
