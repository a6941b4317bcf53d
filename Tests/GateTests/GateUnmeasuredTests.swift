import Gate
import Testing

/// What cannot be compared is told with its reason, and never a pass.
struct GateUnmeasuredTests {
  private func check(
    _ candidates: GateCandidates,
    _ change: (inout Baseline) -> Void = { _ in }
  ) throws -> GateResult {
    var baseline = Baseline(
      budget: ["epochs": 10],
      constant: ["dataset": "fashion-mnist", "batch_size": "64"],
      metrics: [metric()]
    )
    change(&baseline)
    return try Gate.check(candidates, against: baseline)
  }

  private func candidates(
    _ change: (inout GateCandidates) -> Void = { _ in }
  ) -> GateCandidates {
    var candidates = GateCandidates(
      numbers: numbers(equal),
      budget: ["epochs": 10, "updates": 9380],
      constants: ["dataset": "fashion-mnist", "batch_size": "64.0", "lr": "0.1"]
    )
    change(&candidates)
    return candidates
  }

  private func expect(
    _ reason: String,
    _ result: GateResult,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.findings.map(\.word) == [.unmeasured], sourceLocation: location)
    #expect(result.findings[0].reasons == [reason], sourceLocation: location)
    #expect(result.verdict == .unmeasured, sourceLocation: location)
    #expect(result.exitStatus() == 3, sourceLocation: location)
  }

  @Test func theSameConditionsAreCompared() throws {
    #expect(try check(candidates()).verdict == .held)
  }

  @Test func anotherBudgetIsNotCompared() throws {
    expect(
      "the budget is 5 epochs, in the baseline 10",
      try check(candidates { $0.budget = ["epochs": 5] })
    )
    expect(
      "the budget is an unknown number of epochs, in the baseline 10",
      try check(candidates { $0.budget = [:] })
    )
  }

  @Test func anotherSettingOrEndpointIsNotCompared() throws {
    expect(
      "dataset is mnist, in the baseline fashion-mnist",
      try check(candidates { $0.constants["dataset"] = "mnist" })
    )
    expect(
      "dataset is not recorded, in the baseline it is fashion-mnist",
      try check(candidates { $0.constants["dataset"] = nil })
    )
    expect(
      "the endpoint is best, in the baseline last",
      try check(candidates { $0.endpoint = .best })
    )
  }

  @Test func aMetricGroupOrLevelThatIsMissingIsTold() throws {
    expect("no run has it", try check(candidates { $0.numbers = [] }))
    for cell in [
      GateCell(metric: "accuracy", group: "batch_norm"),
      GateCell(metric: accuracy.metric, group: "none"),
      GateCell(metric: accuracy.metric, group: "batch_norm", level: "32"),
    ] {
      let result = try check(candidates { $0.numbers = numbers(equal, of: cell) })
      expect("no run has it", result)
      #expect(result.ungated == [cell])
    }
  }

  @Test func tooFewRunsOnEitherSideAreNotCompared() throws {
    expect("3 runs (the baseline demands 5)", try check(candidates()) { $0.candidateRuns = 5 })
    expect(
      "the baseline has 2 runs with a value (needed 3)",
      try check(candidates()) { $0.metrics = [metric([0.97, 0.98])] }
    )
    expect(
      "the baseline has 0 runs with a value (needed 3)",
      try check(candidates()) { $0.metrics = [metric([nil, nil, nil])] }
    )
  }

  @Test func aRunThatCannotBeComparedIsNotLeftOut() throws {
    let stopped = GateNumber(accuracy, seed: 4, .unmeasured("stopped after epoch 7"))
    expect(
      "the run of seed 4: stopped after epoch 7",
      try check(candidates { $0.numbers.append(stopped) })
    )
  }

  @Test func perCentIsNotComparedWithShares() throws {
    expect(
      "the value is in per cent, in the baseline a share",
      try check(candidates { $0.numbers = numbers([97.1, 97.0, 96.9]) })
    )
    let perCent: (inout Baseline) -> Void = {
      $0.metrics = [metric(tenRuns.map { 100 * $0 }, margin: 0.2)]
    }
    expect("the value is a share, in the baseline in per cent", try check(candidates(), perCent))
    // 0.1 % is what chance gives with a thousand classes: a loss, and no share.
    let collapsed = try check(candidates { $0.numbers = numbers([0.1, 0.11, 0.09]) }, perCent)
    #expect(collapsed.verdict == .regressed)
  }

  @Test func levelsThatAreEqualAsNumbersAreEqual() throws {
    let levels = { (level: String) in GateCell(metric: accuracy.metric, group: "g", level: level) }
    #expect(levels("5.0") == levels("5"))
    #expect(levels("1e-05") == levels("0.00001"))
    #expect(levels("-0") == levels("0"))
    #expect(levels("0x10") != levels("16"))
    #expect(levels("nan") == levels("nan"))
    #expect(
      [levels("a"), levels("10"), levels("9.5")].sorted() == [
        levels("9.5"), levels("10"), levels("a"),
      ]
    )
  }

  @Test func anEmptyBaselinePassesNothing() throws {
    let result = try Gate.check(candidates(), against: Baseline())
    #expect(result.verdict == .unmeasured)
    #expect(result.exitStatus() == 3)
  }

  @Test func aCopiedRunCountsOnce() throws {
    let result = try check(candidates { $0.numbers += numbers(equal) })
    #expect(result.findings[0].candidate?.count == 3)
    #expect(
      result.findings[0].reasons
        == ["3 runs are there twice with one seed and one value: counted once"]
    )
  }
}
