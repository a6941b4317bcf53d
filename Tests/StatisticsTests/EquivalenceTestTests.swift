import Statistics
import Testing

struct EquivalenceTestTests {
  // The larger of the two one-sided p-values of scipy 1.17.1: ttest_1samp(d, ±margin).
  @Test func theWiderMarginHoldsTheTenDifferences() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    let narrow = try #require(EquivalenceTest(comparison, margin: 0.2))
    let wide = try #require(EquivalenceTest(comparison, margin: 0.8))
    #expect(isClose(narrow.p, 0.9916874515527733, relative: 1e-12))
    #expect(isClose(wide.p, 0.00038939413356934443, relative: 1e-12))
  }

  @Test func itAgreesWithTheNinetyPercentInterval() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    let interval = try #require(comparison.interval(level: 0.9))
    for margin in [0.5622, 0.5623] {
      let test = try #require(EquivalenceTest(comparison, margin: margin))
      #expect((test.p < 0.05) == (-margin < interval.low && interval.high < margin))
    }
  }

  @Test func onePairHasNoTest() throws {
    #expect(EquivalenceTest(try #require(PairedComparison(differences: [0.1])), margin: 1) == nil)
  }

  @Test func withoutSpreadTheSignTestAnswers() throws {
    let comparison = try #require(PairedComparison(differences: [0.5, 0.5, 0.5]))
    // 2⁻³
    #expect(EquivalenceTest(comparison, margin: 0.6)?.p == 0.125)
    #expect(EquivalenceTest(comparison, margin: 0.5)?.p == 1)
  }
}
