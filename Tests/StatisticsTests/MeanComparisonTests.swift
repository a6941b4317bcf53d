import Statistics
import Testing

/// Literals: scipy 1.17.1, `ttest_1samp`, `skew(bias=False)`, and Hall's T by its formula with `t.sf`, `t.isf`.
struct MeanComparisonTests {
  /// Eight differences with one that is far off: G₁ = 2.76.
  private let skewed = [0.2, 0.3, 0.25, 0.4, 2.6, 0.35, 0.3, 0.5]

  @Test func tenDifferencesHaveThePairedTTestOfSciPy() throws {
    let comparison = try #require(MeanComparison(differences: tenDifferences))
    #expect(isClose(comparison.mean, 0.423))
    #expect(isClose(comparison.t, 5.567021157015012))
    #expect(isClose(comparison.studentP, 0.0003487130762788723))
    #expect(isClose(comparison.skewness, -0.775096218706828))
  }

  @Test func theSkewednessOfTheDifferencesWeakensTheTest() throws {
    let comparison = try #require(MeanComparison(differences: tenDifferences))
    // Hall's T is 3.378 where t is 5.567.
    #expect(isClose(comparison.p, 0.008153160652088483, relative: 1e-10))
  }

  @Test func whereHallsTestIsTheMilderStudentsDecides() throws {
    let comparison = try #require(MeanComparison(differences: skewed))
    #expect(isClose(comparison.p, 0.06930544515127862, relative: 1e-10))
    #expect(comparison.p == comparison.studentP)
  }

  @Test func theIntervalHoldsThoseOfBothTests() throws {
    let comparison = try #require(MeanComparison(differences: tenDifferences))
    let interval = try #require(comparison.interval(significance: 0.05))
    // The lower end is Hall's, the upper one Student's.
    #expect(isClose(interval.low, 0.19793836864654216, relative: 1e-9))
    #expect(isClose(interval.high, 0.5948859068207167, relative: 1e-9))
    #expect(interval.level == 0.95)
    let other = try #require(MeanComparison(differences: skewed)?.interval(significance: 0.05))
    #expect(isClose(other.low, -0.0632784480762173, relative: 1e-9))
    #expect(isClose(other.high, 2.4909264992943445, relative: 1e-9))
  }

  @Test(arguments: [(0.8, 0.0012119411009292474), (0.57, 0.042518802519854904)])
  func anEffectThatDoesNotMatterIsShownByTwoOneSidedTests(margin: Double, p: Double) throws {
    let comparison = try #require(MeanComparison(differences: tenDifferences))
    #expect(isClose(comparison.equivalenceP(margin: margin), p, relative: 1e-9))
  }

  @Test func swappingTheArmsMirrorsTheComparison() throws {
    let comparison = try #require(MeanComparison(differences: tenDifferences))
    let mirror = try #require(MeanComparison(differences: tenDifferences.map { -$0 }))
    #expect(mirror.mean == -comparison.mean)
    #expect(isClose(mirror.p, try #require(comparison.p)))
    #expect(mirror.shareWon == 0.1)
    #expect(comparison.shareWon == 0.9)
    let (one, other) = (
      comparison.interval(significance: 0.01), mirror.interval(significance: 0.01)
    )
    #expect(isClose(other?.low, -(try #require(one).high)))
  }

  @Test func onePairHasAMeanAndNothingElse() throws {
    let comparison = try #require(MeanComparison(differences: [0.3]))
    #expect(comparison.mean == 0.3)
    #expect(comparison.t == nil)
    #expect(comparison.p == nil)
    #expect(comparison.equivalenceP(margin: 1) == nil)
    #expect(comparison.interval(significance: 0.05) == nil)
  }

  @Test func nextToNoSkewnessHallsTestIsStudents() throws {
    // ttest_1samp(d, 0).confidence_interval(0.95), which the last digit does not move.
    for last in [0.03, 0.03 + 1e-12, 0.03 - 1e-13] {
      let comparison = try #require(MeanComparison(differences: [0.02, 0.01, 0.03, 0.01, last]))
      let interval = try #require(comparison.interval(significance: 0.05))
      #expect(isClose(interval.low, 0.007583360017962356, relative: 1e-9))
      #expect(isClose(interval.high, 0.032416639982037636, relative: 1e-9))
    }
  }

  @Test func twoPairsHaveNoShape() throws {
    let comparison = try #require(MeanComparison(differences: [1, 3]))
    #expect(comparison.skewness == 0)
    #expect(comparison.p == comparison.studentP)
  }

  @Test func equalDifferencesAreTheLimitOfEverSmallerSpreads() throws {
    let comparison = try #require(MeanComparison(differences: [4, 4, 4, 4, 4]))
    #expect(comparison.p == 0)
    #expect(
      comparison.interval(significance: 1e-6)
        == ConfidenceInterval(low: 4, high: 4, level: 1 - 1e-6)
    )
    #expect(comparison.equivalenceP(margin: 5) == 0)
    #expect(comparison.equivalenceP(margin: 3) == 1)
    let near = try #require(MeanComparison(differences: [4, 4, 4, 4, 4.0001]))
    #expect(try #require(near.p) < 1e-15)
  }

  @Test func noDifferenceAtAllHasAPOfOneAndDoesNotMatter() throws {
    let comparison = try #require(MeanComparison(differences: [0, 0, 0]))
    #expect(comparison.p == 1)
    #expect(comparison.equivalenceP(margin: 0.1) == 0)
    #expect(comparison.shareWon == 0.5)
  }

  @Test func whatAGridHidesWidensTheInterval() throws {
    // By hand: step²/6 of 0.6² is 0.06, its standard error over six pairs 0.1.
    let comparison = try #require(
      MeanComparison(differences: [Double](repeating: 2, count: 6), step: 0.6)
    )
    #expect(isClose(comparison.standardError, 0.1))
    #expect(isClose(comparison.t, 20))
  }

  @Test func equalSharesAreNoMoreExactThanOneExample() throws {
    // By hand: grain²/6 of 0.06² is 0.0006, its standard error over six pairs 0.01, its t 20.
    let comparison = try #require(
      MeanComparison(differences: [Double](repeating: 0.2, count: 6), grain: 0.06)
    )
    #expect(isClose(comparison.standardError, 0.01))
    #expect(isClose(comparison.t, 20))
    // A spread that shows the grid is not widened by it.
    #expect(
      MeanComparison(differences: tenDifferences, grain: 0.06)?.standardError
        == MeanComparison(differences: tenDifferences)?.standardError
    )
  }

  @Test func twoPairsOfEqualSharesDecideNothing() throws {
    // Half a point more on 200 examples in both pairs: t = 0.005 √12 / 0.005 = 2√3, p = 0.17891 by scipy's t.sf(…, 1).
    let comparison = try #require(MeanComparison(differences: [0.005, 0.005], grain: 0.005))
    #expect(isClose(comparison.p, 0.17891237502206686, relative: 1e-9))
    #expect(VerdictRule(smallestEffect: 0.005).verdict(on: comparison) == .inconclusive)
  }

  @Test func anIntervalEndsAtWhatIsPossible() throws {
    // Student's alone is 0.6 ± 12.7 · 0.1: of shares the difference is at most 1.
    let comparison = try #require(MeanComparison(differences: [0.5, 0.7], possible: -1...1))
    let interval = try #require(comparison.interval(significance: 0.05))
    #expect(isClose(interval.low, -0.6706204736174698, relative: 1e-9))
    #expect(interval.high == 1)
    // No test knows of it.
    #expect(comparison.p == MeanComparison(differences: [0.5, 0.7])?.p)
  }

  @Test func aStretchedErrorKeepsTheMeanAndWidensTheInterval() throws {
    // s = 1, so the standard error is 1.5/√3 and t = 2√3/1.5.
    let comparison = try #require(MeanComparison(differences: [1, 2, 3], stretch: 1.5))
    #expect(comparison.mean == 2)
    #expect(isClose(comparison.t, 2.3094010767585034))
  }

  @Test(arguments: [[], [1, .nan], [.infinity, 2], [1e308, 1.5e308]] as [[Double]])
  func nothingAndNotNumbersCannotBeCompared(differences: [Double]) {
    #expect(MeanComparison(differences: differences) == nil)
  }
}
