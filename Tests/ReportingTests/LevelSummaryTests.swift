import Experiments
import Runs
import Testing

@testable import Reporting

@Suite struct LevelSummaryTests {
  private func value(
    _ summary: LevelSummary,
    of measure: Measure = .accuracy(.validation, .running),
    levels: [Double] = [1, 2, 4],
    only: [Double]? = nil,
    _ run: (Double) -> HandMadeCells.Run
  ) -> MeasuredValue {
    var cells = HandMadeCells()
    cells.add("net", factor: .batchSize, levels: levels, seeds: 1) { _, level in run(level) }
    let side = SideRuns(Claim.Side(study: "study", network: "net"), cells: cells.cells)
    return side.value(of: Endpoint(measure, summary: summary, levels: only), seed: 1)
  }

  private func isClose(_ value: MeasuredValue, _ expected: Double) -> Bool {
    value.exact.map { abs($0 - expected) < 1e-12 } ?? false
  }

  /// Accuracies by level.
  private func accuracy(_ values: [Double: Double]) -> (Double) -> HandMadeCells.Run {
    { level in HandMadeCells.Run(accuracies: [0.1, values[level] ?? 0]) }
  }

  @Test func theRangeIsFromTheSmallestToTheLargest() {
    #expect(isClose(value(.range, accuracy([1: 0.5, 2: 0.9, 4: 0.7])), 0.4))
    #expect(isClose(value(.range, only: [1, 4], accuracy([1: 0.5, 2: 0.9, 4: 0.7])), 0.2))
  }

  @Test func theDeviationHasTheDivisorOfASample() {
    // s of 0.5, 0.9, 0.7 is √((0.04 + 0.04 + 0) / 2) = 0.2.
    #expect(isClose(value(.deviation, accuracy([1: 0.5, 2: 0.9, 4: 0.7])), 0.2))
    #expect(value(.deviation, levels: [1], accuracy([1: 0.5])) == .none)
  }

  @Test func theSlopeIsTheChangePerDoubling() {
    // Over log2 of 1, 2, 4: (0.8 − 0.5) / 2.
    #expect(isClose(value(.slopePerDoubling, accuracy([1: 0.5, 2: 0.6, 4: 0.8])), 0.15))
    #expect(
      isClose(
        value(.slopePerDoubling, only: [1, 2], accuracy([1: 0.5, 2: 0.6, 4: 0.8])),
        0.1
      )
    )
  }

  @Test func theSlopeOfWhatIsComparedByRatioIsThatOfItsLogarithm() {
    // Roughness 4/level: its logarithm falls by ln 2 a doubling.
    let slope = value(.slopePerDoubling, of: .lossRoughness) { level in
      HandMadeCells.Run(roughness: 4 / level)
    }
    #expect(isClose(slope, -0.6931471805599453))
  }

  @Test func aThresholdThatIsNotReachedBoundsTheSlopeByItsLevel() {
    // Steps 100 and 100, and more than 100 at the highest level: a slope of 0 or more; at the lowest: of 0 or less.
    func slope(missing: Double) -> MeasuredValue {
      value(.slopePerDoubling, of: .stepsToAccuracy(0.5)) { level in
        HandMadeCells.Run(accuracies: level == missing ? [0.1, 0.4] : [0.1, 0.5])
      }
    }
    #expect(slope(missing: 4) == .atLeast(0))
    #expect(slope(missing: 1) == .atMost(0))
    // The middle level counts nothing in the slope of three.
    #expect(slope(missing: 2) == .number(0))
  }

  @Test func aBoundOnlyWidensTheRangeOrLeavesItOpen() {
    func range(_ accuracies: [Double: [Double]]) -> MeasuredValue {
      value(.range, of: .stepsToAccuracy(0.5)) { level in
        HandMadeCells.Run(accuracies: accuracies[level] ?? [])
      }
    }
    // Steps 100, 200 and more than 200; the last could be any, so the range is 100 at least.
    #expect(
      range([1: [0, 0.5, 0.5], 2: [0, 0, 0.5], 4: [0, 0, 0.4]]) == .atLeast(100)
    )
    // Steps 200, 200 and more than 100: it could lie below the others.
    #expect(range([1: [0, 0, 0.5], 2: [0, 0, 0.5], 4: [0, 0.4]]) == .unreached)
    #expect(range([1: [0, 0.4], 2: [0, 0.4], 4: [0, 0.4]]) == .unreached)
  }

  @Test func aDivergedLevelLeavesTheSeedWithoutANumber() {
    for summary in [LevelSummary.range, .deviation, .slopePerDoubling] {
      let result = value(summary) { level in HandMadeCells.Run(diverges: level == 4) }
      #expect(result == .diverged)
    }
  }

  @Test func theLargestTrainedLevelIsTheLastBeforeTheFirstFailure() {
    /// Trains where the loss falls from 2 to below 1.
    func largest(failing: Set<Double>, diverging: Set<Double> = []) -> MeasuredValue {
      value(.largestTrainedLevel, of: .trains, levels: [0.1, 1, 10, 100]) { level in
        HandMadeCells.Run(
          losses: failing.contains(level) ? [2, 1] : [2, 0.9],
          diverges: diverging.contains(level)
        )
      }
    }
    #expect(largest(failing: [10]) == .number(1))
    #expect(largest(failing: [], diverging: [100]) == .number(10))
    #expect(largest(failing: []) == .atLeast(100))
    #expect(largest(failing: [0.1]) == .atMost(0.1))
  }

  @Test func theDecadesAroundTheBestHaveNoGap() {
    let accuracies = [0.01: 0.2, 0.1: 0.89, 1: 0.9, 10: 0.5, 100: 0.9]
    // The best are at 1 and 100, the smaller counts; 0.1 is near, 10 is not: one decade.
    let levels = [0.01, 0.1, 1, 10, 100]
    #expect(
      isClose(value(.decadesWithin(0.02), levels: levels, accuracy(accuracies)), 1)
    )
  }

  @Test func decadesThatReachTheEndOfTheSweepAreALowerBound() {
    let accuracies = [0.1: 0.9, 1: 0.9, 10: 0.5]
    #expect(
      value(.decadesWithin(0.02), levels: [0.1, 1, 10], accuracy(accuracies)) == .atLeast(1)
    )
  }

  @Test func theBestLossIsTheLowestAndADivergedLevelIsFarFromIt() {
    let decades = value(
      .decadesWithin(0.1),
      of: .loss(.validation, .running),
      levels: [1, 10, 100]
    ) { level in
      HandMadeCells.Run(losses: [2, level == 1 ? 1 : 0.5], diverges: level == 100)
    }
    // Only the level 10 is within 0.1 of 0.5.
    #expect(decades == .number(0))
  }

  @Test func aLevelOfZeroHasNoDoublings() {
    #expect(value(.slopePerDoubling, levels: [0, 1], accuracy([:])) == .none)
    #expect(value(.decadesWithin(0.1), levels: [0, 1], accuracy([:])) == .none)
  }
}
