import Statistics
import Testing

struct PairedComparisonTests {
  @Test func tenDifferencesHaveThePairedTTestOfSciPy() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    // scipy 1.17.1: ttest_1samp(d, 0)
    #expect(isClose(comparison.mean, 0.423))
    #expect(isClose(comparison.t, 5.567021157015012))
    #expect(isClose(comparison.p, 0.0003487130762788723))
    #expect(comparison.test?.method == .pairedT)
    #expect(comparison.test?.statistic == comparison.t)
    #expect(comparison.interval(level: 0.9) == comparison.summary.interval(level: 0.9))
  }

  @Test func swappingTheArmsMirrorsTheComparison() throws {
    let comparison = try #require(PairedComparison(differences: tenDifferences))
    let mirror = try #require(PairedComparison(differences: tenDifferences.map { -$0 }))
    #expect(mirror.mean == -comparison.mean)
    #expect(mirror.p == comparison.p)
    #expect(mirror.interval()?.low == comparison.interval().map { -$0.high })
  }

  @Test func onePairHasAMeanAndNothingElse() throws {
    let comparison = try #require(PairedComparison(differences: [0.3]))
    #expect(comparison.mean == 0.3)
    #expect(comparison.t == nil)
    #expect(comparison.p == nil)
    #expect(comparison.test == nil)
    #expect(comparison.interval() == nil)
  }

  @Test func equalDifferencesAreTestedByTheirSigns() throws {
    // 2/2⁵, the least that five signs can show; 0.93 − 0.92 and the like differ by rounding alone.
    let comparison = try #require(
      PairedComparison(
        differences: zip([0.93, 0.83, 0.73, 0.63, 0.53], [0.92, 0.82, 0.72, 0.62, 0.52]).map(-)
      )
    )
    #expect(comparison.t == nil)
    #expect(comparison.test?.method == .signFlip)
    #expect(comparison.p == 0.0625)
  }

  @Test func noDifferenceAtAllHasAPOfOne() throws {
    let comparison = try #require(PairedComparison(differences: [0, 0, 0]))
    #expect(comparison.p == 1)
    #expect(comparison.t == nil)
  }

  @Test(arguments: [[], [1, .nan], [.infinity, 2], [1e308, 1.5e308]] as [[Double]])
  func nothingAndNotNumbersCannotBeCompared(differences: [Double]) {
    #expect(PairedComparison(differences: differences) == nil)
  }

  @Test func stretchedDeviationsKeepTheMeanAndWidenTheInterval() throws {
    let comparison = try #require(PairedComparison(differences: [1, 2, 3])).withDeviations(
      times: 1.5
    )
    #expect(comparison.differences == [0.5, 2, 3.5])
    #expect(comparison.mean == 2)
    // s is 1.5 in place of 1, so the standard error is 1.5/√3 and t = 2√3/1.5.
    #expect(isClose(comparison.t, 2.3094010767585034))
  }

  @Test func differencesThatAreAllEqualStaySoWhenStretched() throws {
    let comparison = try #require(PairedComparison(differences: [0.1, 0.1, 0.1]))
    #expect(comparison.withDeviations(times: 1.5).p == comparison.p)
  }
}
