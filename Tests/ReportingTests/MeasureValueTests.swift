import Experiments
import Foundation
import Runs
import Testing

@testable import Reporting

@Suite struct MeasureValueTests {
  private func value(_ measure: Measure, _ run: HandMadeCells.Run) -> MeasuredValue {
    var cells = HandMadeCells()
    cells.add("net", seeds: 1) { _, _ in run }
    return measure.value(of: cells.cells[0].records[0])
  }

  private func isClose(_ value: MeasuredValue, _ expected: Double) -> Bool {
    value.exact.map { abs($0 - expected) < 1e-9 } ?? false
  }

  @Test func stepsAreInterpolatedBetweenEpochs() {
    let run = HandMadeCells.Run(accuracies: [0.1, 0.5, 0.9])
    // From 0.5 at step 100 to 0.9 at step 200, 0.6 lies a quarter of the way.
    #expect(isClose(value(.stepsToAccuracy(0.6), run), 125))
    #expect(isClose(value(.epochsToAccuracy(0.6), run), 1.25))
    #expect(value(.stepsToAccuracy(0.5), run) == .number(100))
    #expect(value(.stepsToAccuracy(0.1), run) == .number(0))
  }

  @Test func secondsAreThoseOfTheUpdatesAlone() {
    let run = HandMadeCells.Run(accuracies: [0.1, 0.5, 0.9], seconds: [3, 8])
    #expect(isClose(value(.secondsToAccuracy(0.6), run), 5))
    #expect(value(.secondsPerEpoch, run) == .number(5.5))
  }

  @Test func aThresholdThatIsNotReachedIsALowerBound() {
    let run = HandMadeCells.Run(accuracies: [0.1, 0.5, 0.9], seconds: [3, 8])
    #expect(value(.stepsToAccuracy(0.95), run) == .atLeast(200))
    #expect(value(.secondsToAccuracy(0.95), run) == .atLeast(11))
  }

  @Test func theGapIsReadWhereTheTrainingLossFallsToAValue() {
    let run = HandMadeCells.Run(accuracies: [0, 0, 0], losses: [2, 1, 0.5], gaps: [0, 0.1, 0.3])
    // 0.75 lies halfway from 1 to 0.5: halfway from 0.1 to 0.3.
    #expect(isClose(value(.gapAtTrainingLoss(0.75), run), 0.2))
    #expect(value(.gapAtTrainingLoss(0.2), run) == .none)
    #expect(isClose(value(.generalizationGap, run), 0.3))
  }

  @Test func aDivergedRunHasNoNumberButThatItDoesNotTrain() {
    let run = HandMadeCells.Run(losses: [2, 0.1], diverges: true)
    #expect(value(.generalizationGap, run) == .diverged)
    #expect(value(.trains, run) == .number(0))
    #expect(value(.trains, HandMadeCells.Run(losses: [2, 0.99])) == .number(1))
    #expect(value(.trains, HandMadeCells.Run(losses: [2, 1])) == .number(0))
  }

  @Test func otherStatisticsAreReadFromTheFurtherEvaluations() {
    let run = HandMadeCells.Run(
      accuracies: [0, 0.8],
      evaluations: [
        FinalEvaluation(
          split: .test,
          statistics: .precise,
          measurement: Measurement(loss: 0.4, accuracy: 0.7, count: 10)
        )
      ]
    )
    #expect(value(.accuracy(.test, .running), run) == .number(0.8))
    #expect(value(.accuracy(.test, .precise), run) == .number(0.7))
    #expect(value(.loss(.test, .precise), run) == .number(0.4))
    #expect(value(.accuracy(.test, .batch), run) == .none)
  }

  private static let probed = HandMadeCells.Run(
    probes: [(0, 1, 1.0), (0, 2, 3), (10, 1, 5), (10, 2, 9)].map { step, layer, number in
      ProbeMeasurement(step: step, quantity: .jitter, layer: layer, value: number)
    }
  )

  @Test(
    arguments: [
      (ProbeReading(), 7.0), (ProbeReading(layer: .first), 5), (ProbeReading(layer: .largest), 9),
      (ProbeReading(layer: .at(2), step: .first), 3), (ProbeReading(layer: .last, step: .mean), 6),
      (ProbeReading(layer: .mean, step: .largest), 7), (ProbeReading(step: .at(0)), 2),
    ] as [(ProbeReading, Double)]
  )
  func aReadingPicksALayerAndAStep(reading: ProbeReading, expected: Double) {
    #expect(value(.probe(.jitter, reading), Self.probed) == .number(expected))
  }

  @Test func whatWasNotLookedAtHasNoNumber() {
    #expect(value(.probe(.jitter, ProbeReading(layer: .at(3))), Self.probed) == .none)
    #expect(value(.probe(.drift, ProbeReading()), Self.probed) == .none)
  }

  @Test func gradientsThatGrowOnTheirWayBackHaveAPositiveSlope() {
    // From the third hidden layer to the first the squared gradient doubles each time.
    let run = HandMadeCells.Run(
      probes: [(1, 4.0), (2, 2), (3, 1)].map { layer, number in
        ProbeMeasurement(step: 0, quantity: .gradientSquare, layer: layer, value: number)
      }
    )
    #expect(isClose(value(.gradientSlope(step: .first), run), log(2)))
    #expect(value(.gradientSlope(step: .at(5)), run) == .none)
  }
}
