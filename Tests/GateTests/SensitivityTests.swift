import Gate
import Testing

struct SensitivityTests {
  /// The table of the gate's specification: standard deviations of a run, to two decimals.
  @Test(arguments: [
    (5, [5.34, 3.02, 2.43, 1.94]), (10, [3.93, 2.39, 1.94, 1.53]), (20, [3.50, 2.10, 1.68, 1.29]),
  ])
  func theSmallestDropThatIsNoticedIsThatOfTheTable(baseline: Int, expected: [Double]) {
    for (candidate, drop) in zip([1, 3, 5, 10], expected) {
      let found = Sensitivity.drop(baseline: baseline, candidate: candidate)
      #expect(
        found.map { abs($0 - drop) <= 0.005_001 } == true,
        "\(baseline) \(candidate) \(found ?? 0)"
      )
    }
  }

  // scipy 1.17.1: the root of nct.sf(t.ppf(.99, df), df, δ/√(1/n_b + 1/n_c)) − .8.
  @Test func itIsThatOfScipy() {
    #expect(isClose(Sensitivity.drop(baseline: 10, candidate: 3), 2.386_531_373_449_845_5))
    #expect(isClose(Sensitivity.drop(baseline: 20, candidate: 10), 1.290_009_261_913_742_2))
  }

  @Test func withoutASpreadNothingIsNoticed() {
    #expect(Sensitivity.drop(baseline: 1, candidate: 1) == nil)
    #expect(Sensitivity.drop(baseline: 0, candidate: 9) == nil)
    #expect(Sensitivity.drop(baseline: 10, candidate: 0) == nil)
  }
}
