import Gate
import Testing

struct GateDivergedTests {
  @Test func aRunThatDivergedIsNeverLeftOut() throws {
    let finding = try finding([0.9712, .nan, 0.9705])
    #expect(finding.word == .regressed)
    #expect(finding.reasons == ["1 of 3 runs diverged, none in the baseline"])
    #expect(finding.candidate?.count == 2)
    #expect(finding.diverged == 1)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e39])
  func whatIsBeyondSinglePrecisionDiverged(value: Double) throws {
    #expect(GateNumber(accuracy, .value(value)).outcome == .diverged)
    #expect(try finding([0.97, value]).word == .regressed)
  }

  @Test func soManyMayDivergeAsTheBaselineAllows() throws {
    var metric = metric()
    metric.allowDiverged = 1
    let one = try finding([0.9712, .nan, 0.9705], metric)
    #expect(one.word == .held)
    #expect(one.reasons == ["1 of 3 runs diverged, which is allowed"])
    #expect(try finding([0.9712, .nan, .nan], metric).word == .regressed)
  }

  // Fisher's exact p of 2 of 3 against 1 of 11: .0934 (scipy 1.17.1); of 6 of 6 against 1 of 11: .00056.
  @Test func besideABaselineWithDivergedRunsFishersTestDecides() throws {
    let metric = metric(tenRuns + [nil])
    let some = try finding([0.9712, .nan, .nan], metric)
    #expect(some.word != .regressed)
    #expect(some.reasons.first == "2 of 3 runs diverged, 1 of 11 in the baseline")
    let all = try finding([Double](repeating: .nan, count: 6), metric)
    #expect(all.word == .regressed)
    #expect(
      all.reasons == ["6 of 6 runs diverged, 1 of 11 in the baseline (Fisher's exact p < 0.001)"]
    )
  }

  @Test func onlyDivergedRunsAreAPassForNobody() throws {
    #expect(try finding([.nan, .nan]).word == .regressed)
    var metric = metric(tenRuns + [nil])
    metric.allowDiverged = 1
    let finding = try finding([.nan], metric)
    #expect(finding.word == .unmeasured)
    #expect(finding.reasons == ["all runs diverged"])
  }
}
