import Statistics
import Testing

struct PairedComparisonTests {
  @Test func tenDifferencesHaveThePairedTTestOfSciPy() throws {
    let comparison = try PairedComparison(differences: tenDifferences)
    // scipy 1.17.1: ttest_1samp(d, 0)
    #expect(isClose(comparison.mean, 0.423))
    #expect(isClose(comparison.t, 5.567021157015012))
    #expect(isClose(comparison.p, 0.0003487130762788723))
    #expect(comparison.test?.method == .pairedT)
    #expect(comparison.test?.statistic == comparison.t)
    #expect(comparison.interval(level: 0.9) == comparison.summary.interval(level: 0.9))
  }

  @Test func theArmsAreSubtractedSeedBySeed() throws {
    let comparison = try PairedComparison([3, 5, 8], minus: [1, 6, 2])
    #expect(comparison.differences == [2, -1, 6])
    #expect(comparison.count == 3)
  }

  @Test func swappingTheArmsMirrorsTheComparison() throws {
    let comparison = try PairedComparison(differences: tenDifferences)
    let mirror = try PairedComparison(differences: tenDifferences.map { -$0 })
    #expect(mirror.mean == -comparison.mean)
    #expect(mirror.p == comparison.p)
    #expect(mirror.signFlipP == comparison.signFlipP)
    #expect(mirror.interval()?.low == comparison.interval().map { -$0.high })
  }

  @Test func onePairHasAMeanAndNothingElse() throws {
    let comparison = try PairedComparison(differences: [0.3])
    #expect(comparison.mean == 0.3)
    #expect(comparison.t == nil)
    #expect(comparison.p == nil)
    #expect(comparison.test == nil)
    #expect(comparison.interval() == nil)
    #expect(comparison.standardizedEffect == nil)
    #expect(comparison.hedgesG == nil)
    #expect(comparison.signFlipP == 1)
  }

  @Test func equalDifferencesAreTestedByTheirSigns() throws {
    // 2/2⁵, the least that five signs can show; 0.93 − 0.92 and the like differ by rounding alone.
    let comparison = try PairedComparison(
      [0.93, 0.83, 0.73, 0.63, 0.53],
      minus: [0.92, 0.82, 0.72, 0.62, 0.52]
    )
    #expect(comparison.t == nil)
    #expect(comparison.test?.method == .signFlip)
    #expect(comparison.p == 0.0625)
    #expect(comparison.signFlipP == 0.0625)
  }

  @Test func noDifferenceAtAllHasAPOfOne() throws {
    let comparison = try PairedComparison(differences: [0, 0, 0])
    #expect(comparison.p == 1)
    #expect(comparison.t == nil)
    #expect(comparison.signFlipP == 1)
  }

  @Test func whatCannotBeComparedSaysWhy() {
    #expect(throws: SampleError.empty) { try PairedComparison(differences: []) }
    #expect(throws: SampleError.notFinite(index: 1)) {
      try PairedComparison(differences: [1, .nan, .infinity])
    }
    #expect(throws: SampleError.unequalCounts(2, 1)) { try PairedComparison([1, 2], minus: [1]) }
    #expect(throws: SampleError.notFinite(index: 0)) {
      try PairedComparison([.infinity, 2], minus: [1, 1])
    }
  }

  // Exact enumeration by hand-written Python: 4 of 1024 patterns; and with ties and a zero, 68 of 256.
  @Test(
    arguments: [
      (tenDifferences, 0.00390625), ([1, -1, 2, 2, -3, 4, 0, 5], 0.265625), ([0.5], 1),
    ] as [([Double], Double)]
  )
  func theSignFlipTestCountsEveryPattern(differences: [Double], expected: Double) throws {
    #expect(try PairedComparison(differences: differences).signFlipP == expected)
  }

  // 2/2ⁿ: five seeds can never reach 0.05, ten can even among 25 claims.
  @Test(arguments: [(5, 0.0625), (6, 0.03125), (8, 0.0078125), (9, 0.00390625), (10, 0.001953125)])
  func theLeastSignFlipPHalvesWithEachPair(count: Int, expected: Double) throws {
    let differences = (1...count).map { Double($0) }
    #expect(try PairedComparison(differences: differences).signFlipP == expected)
  }

  @Test func aboveTwentyPairsTheSignFlipTestIsNotEnumerated() throws {
    let differences = (1...21).map { Double($0) }
    #expect(try PairedComparison(differences: differences).signFlipP == nil)
  }

  @Test func theHodgesLehmannEstimateIsTheMedianOfPairwiseMeans() throws {
    let comparison = try PairedComparison(differences: tenDifferences)
    #expect(isClose(comparison.hodgesLehmann, 0.44))
    // By hand: 1, 1.5, 2, 5.5, 6, 10 over all pairs of 1, 2, 10.
    #expect(try PairedComparison(differences: [1, 2, 10]).hodgesLehmann == 3.75)
  }

  @Test func standardizedEffectsMatchTheirFormulas() throws {
    let comparison = try PairedComparison(differences: tenDifferences)
    #expect(isClose(comparison.standardizedEffect, 1.7604467, relative: 1e-7))
    // Exact J for nine degrees of freedom is 0.9138749; the usual approximation would give 1.6095512.
    #expect(isClose(comparison.hedgesG, 0.9138749 * 1.7604467, relative: 1e-7))
    #expect(isClose(comparison.hedgesG, 1.6088, relative: 5e-5))
  }

  @Test func nineOfTenPairsImprove() throws {
    let comparison = try PairedComparison(differences: tenDifferences)
    #expect(comparison.probabilityOfImprovement == 0.9)
    let interval = comparison.probabilityOfImprovementInterval()
    #expect(isClose(interval.low, 0.5958500, relative: 1e-6))
    #expect(isClose(interval.high, 0.9821238, relative: 1e-6))
  }

  @Test func aTieIsHalfAnImprovement() throws {
    #expect(try PairedComparison(differences: [1, 0, -1, 0]).probabilityOfImprovement == 0.5)
  }

  @Test func stretchedDeviationsKeepTheMeanAndWidenTheInterval() throws {
    let comparison = try PairedComparison(differences: [1, 2, 3]).withDeviations(times: 1.5)
    #expect(comparison.differences == [0.5, 2, 3.5])
    #expect(comparison.mean == 2)
    // s is 1.5 in place of 1, so the standard error is 1.5/√3 and t = 2√3/1.5.
    #expect(isClose(comparison.t, 2.3094010767585034))
  }

  @Test func differencesThatAreAllEqualStaySoWhenStretched() throws {
    let comparison = try PairedComparison(differences: [0.1, 0.1, 0.1])
    #expect(comparison.withDeviations(times: 1.5).p == comparison.p)
  }
}
