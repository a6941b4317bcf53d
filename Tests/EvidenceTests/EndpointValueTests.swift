import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence

@Suite struct EndpointValueTests {
  /// Readings of a test accuracy and loss at levels; nil for a run that diverged.
  private func readings(_ points: [(Double, Double?)]) -> [Endpoint.Reading] {
    points.map { level, value in
      Endpoint.Reading(level: level, record: HandMade.record(test: value, diverged: value == nil))
    }
  }

  private func value(
    _ summary: LevelSummary?,
    levels: [Double]? = nil,
    _ points: [(Double, Double?)]
  ) -> MeasuredValue {
    Endpoint(.accuracy(.test, .running), summary: summary, levels: levels).value(
      of: readings(points)
    )
  }

  private func isNear(_ value: MeasuredValue, _ expected: Double) -> Bool {
    value.exact.map { abs($0 - expected) < 1e-12 } ?? false
  }

  @Test func withoutASummaryTheOnlyReadingCounts() {
    #expect(value(nil, [(2, 0.8)]) == .number(0.8))
    #expect(value(nil, []) == .notRecorded)
    #expect(value(nil, [(2, nil)]) == .diverged)
  }

  @Test func rangeAndDeviationAreThoseOfTheLevels() {
    let points: [(Double, Double?)] = [(8, 0.94), (2, 0.8), (4, 0.9)]
    #expect(isNear(value(.range, points), 0.14))
    // numpy.std([0.8, 0.9, 0.94], ddof=1) = 0.0721110
    #expect(isNear(value(.deviation, points), 0.0721110255092798))
    #expect(value(.deviation, [(2, 0.8)]) == .notRecorded)
  }

  @Test func theSlopeIsTheChangePerDoubling() {
    // scipy.stats.linregress([1, 2, 3], [0.8, 0.9, 0.94]).slope = 0.07
    #expect(isNear(value(.slopePerDoubling, [(8, 0.94), (2, 0.8), (4, 0.9)]), 0.07))
    // Without the level between: (0.94 − 0.8) over two doublings.
    #expect(isNear(value(.slopePerDoubling, [(2, 0.8), (8, 0.94)]), 0.07))
  }

  @Test func theSlopeOfWhatActsByItsRatioIsThatOfItsLogarithm() {
    // ln 100, ln 200, ln 800 at 2, 4, 8: linregress gives 1.0397208 = ln(8)/2.
    let readings = [(2.0, 100.0), (4, 200), (8, 800)].map { level, norm in
      Endpoint.Reading(
        level: level,
        record: HandMade.record(probes: [
          ProbeMeasurement(step: 0, quantity: .weightNorm, layer: 1, value: norm)
        ])
      )
    }
    let endpoint = Endpoint(.probe(.weightNorm, ProbeReading()), summary: .slopePerDoubling)
    #expect(isNear(endpoint.value(of: readings), log(8) / 2))
  }

  @Test func whatHasNoLogarithmHasNoSlope() {
    #expect(value(.slopePerDoubling, [(0, 0.8), (2, 0.9)]) == .notRecorded)
  }

  @Test(arguments: [.range, .deviation, .slopePerDoubling] as [LevelSummary])
  func aLevelWithoutANumberLeavesNoSummary(_ summary: LevelSummary) {
    #expect(value(summary, [(2, 0.8), (4, nil)]) == .diverged)
    let missing = [
      Endpoint.Reading(level: 2, record: HandMade.record(test: 0.8)),
      Endpoint.Reading(level: 4, record: HandMade.record()),
    ]
    #expect(
      Endpoint(.accuracy(.test, .running), summary: summary).value(of: missing) == .notRecorded
    )
  }

  @Test func aThresholdThatIsMissedAtALevelLeavesItsSummaryOpen() {
    let readings = [(2.0, 0.9), (4, 0.5)].map { level, accuracy in
      Endpoint.Reading(
        level: level,
        record: HandMade.record(HandMade.epochs(accuracies: [0.1, accuracy]))
      )
    }
    let endpoint = Endpoint(.stepsToAccuracy(0.8), summary: .slopePerDoubling)
    #expect(endpoint.value(of: readings) == .open)
  }

  @Test func onlyTheLevelsThatAreListedAreSummarised() {
    let points: [(Double, Double?)] = [(2, 0.5), (4, 0.8), (8, 0.9), (16, nil)]
    #expect(isNear(value(.range, levels: [4, 8], points), 0.1))
    #expect(value(.range, points) == .diverged)
    #expect(value(.range, levels: [32], points) == .notRecorded)
  }

  @Test func aStudyWithoutLevelsHasNoSummary() {
    let reading = Endpoint.Reading(level: nil, record: HandMade.record(test: 0.5))
    #expect(
      Endpoint(.accuracy(.test, .running), summary: .range).value(of: [reading]) == .notRecorded
    )
  }

  // MARK: The largest level that trains

  /// Which of the levels 1, 2, 4, 8 train; nil for a run that diverged.
  private func largestTrained(_ trains: [Bool?], levels: [Double]? = nil) -> MeasuredValue {
    let readings = zip([8, 4, 2, 1], trains.reversed()).map { level, trains in
      Endpoint.Reading(
        level: level,
        record: HandMade.record(
          HandMade.epochs(accuracies: [0.5, trains == true ? 0.8 : 0.6]),
          diverged: trains == nil
        )
      )
    }
    return Endpoint(.trains, summary: .largestTrainedLevel, levels: levels).value(of: readings)
  }

  @Test func theLargestTrainedLevelIsTheLastBeforeTheFirstThatFails() {
    #expect(largestTrained([true, true, false, false]) == .number(2))
    #expect(largestTrained([true, true, nil, nil]) == .number(2))
    #expect(largestTrained([true, false, true, true]) == .number(1), "a gap ends it")
  }

  @Test func theEndsOfTheGridAreBounds() {
    #expect(largestTrained([true, true, true, true]) == .atLeast(8))
    #expect(largestTrained([false, true, true, true]) == .atMost(1))
    #expect(largestTrained([true, true, false, false], levels: [1, 2]) == .atLeast(2))
    #expect(largestTrained([true, false, true, false], levels: [1, 4, 8]) == .number(4))
  }

  // MARK: Decades

  @Test func decadesAreThoseAroundTheBestLevelWithoutGaps() {
    let points: [(Double, Double?)] = [
      (0.001, 0.89), (0.01, 0.5), (0.1, 0.88), (1, 0.9), (10, 0.885), (100, 0.2),
    ]
    // From 0.1 to 10; 0.001 is near the best too, but 0.01 between is not.
    #expect(isNear(value(.decadesWithin(0.025), points), 2))
    #expect(isNear(value(.decadesWithin(0.016), points), 1))
    #expect(value(.decadesWithin(0.001), points) == .number(0))
    // From 0.001 to 10, and who knows how far below.
    #expect(value(.decadesWithin(0.45), points) == .atLeast(4))
  }

  @Test func aLevelThatDivergedIsNotNear() {
    // Both reach an end of the sweep, at 0.1 and at 10.
    #expect(value(.decadesWithin(0.1), [(0.1, 0.8), (1, 0.85), (10, nil)]) == .atLeast(1))
    #expect(value(.decadesWithin(0.1), [(0.1, 0.8), (1, nil), (10, 0.85)]) == .atLeast(0))
    #expect(value(.decadesWithin(0.1), [(0.1, nil), (1, nil)]) == .diverged)
  }

  @Test func aLevelWithoutANumberLeavesNoDecades() {
    let missing = [
      Endpoint.Reading(level: 2, record: HandMade.record(test: 0.8)),
      Endpoint.Reading(level: 4, record: HandMade.record()),
    ]
    let endpoint = Endpoint(.accuracy(.test, .running), summary: .decadesWithin(0.1))
    #expect(endpoint.value(of: missing) == .notRecorded)
    #expect(endpoint.value(of: []) == .notRecorded)
  }

  @Test func aLevelOfZeroHasNoDecades() {
    #expect(value(.decadesWithin(0.1), [(0, 0.8), (1, 0.8)]) == .notRecorded)
  }
}

extension Endpoint.Reading {
  fileprivate init(level: Double?, record: RunRecord) {
    self.init(level: level, run: MeasuredRun(record))
  }
}
