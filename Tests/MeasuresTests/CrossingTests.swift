import Models
import RunSamples
import Runs
import Testing

@testable import Measures

/// Times to an accuracy, and what evaluations within epochs tell of them.
@Suite struct CrossingTests {
  @Test func stepsEpochsAndSecondsToAccuracyAreOfOnePlace() {
    // 0.6 is a quarter of the way from 0.5 to 0.9, in the second epoch: 125 updates, 1.25 epochs, 2 s + a quarter of 4 s.
    let record = HandMade.record(
      HandMade.epochs(training: [3, 2, 1], accuracies: [0.1, 0.5, 0.9]),
      seconds: [2, 4]
    )
    func near(_ measure: Measure, _ value: Double) -> Bool {
      measure.value(of: record).exact.map { abs($0 - value) < 1e-12 } ?? false
    }
    #expect(near(.stepsToAccuracy(0.6), 125))
    #expect(near(.epochsToAccuracy(0.6), 1.25))
    #expect(near(.secondsToAccuracy(0.6), 3))
    #expect(Measure.stepsToAccuracy(0.95).value(of: record) == .atLeast(200))
    #expect(Measure.epochsToAccuracy(0.95).value(of: record) == .atLeast(2))
    #expect(Measure.secondsToAccuracy(0.95).value(of: record) == .atLeast(6))
    #expect(Measure.stepsToAccuracy(0.1).value(of: record) == .atMost(0))
  }

  @Test func theFirstCrossingCounts() {
    let epochs = HandMade.epochs(training: [5, 4, 3, 2, 1], accuracies: [0, 0.25, 0.5, 0.2, 0.9])
    #expect(Measure.stepsToAccuracy(0.5).value(of: HandMade.record(epochs)) == .number(200))
  }

  @Test func aRunThatIsThereAtTheFirstEvaluationTookAtMostThatLong() {
    let record = HandMade.record(
      HandMade.epochs(training: [3, 2, 1], accuracies: [0.1, 0.5, 0.9]),
      seconds: [2, 4]
    )
    #expect(Measure.stepsToAccuracy(0.4).value(of: record) == .atMost(100))
    #expect(Measure.epochsToAccuracy(0.5).value(of: record) == .atMost(1))
    #expect(Measure.secondsToAccuracy(0.3).value(of: record) == .atMost(2))
  }

  /// Epochs of 100 updates; within them 10, 40 and 150 are evaluated.
  private static func evaluatedWithin() -> RunRecord {
    var record = HandMade.record(
      HandMade.epochs(training: [3, 2, 1], accuracies: [0.1, 0.5, 0.9]),
      seconds: [2, 4]
    )
    record.stepEvaluations = [(10, 0.2), (40, 0.4), (150, 0.95)].map {
      StepEvaluation(step: $0.0, validation: Measurement(loss: 0.1, accuracy: $0.1, count: 100))
    }
    record.timings[0].steps = [(10, 0.25), (40, 1.0)].map {
      StepTiming(step: $0.0, trainSeconds: $0.1)
    }
    record.timings[1].steps = [StepTiming(step: 150, trainSeconds: 3)]
    return record
  }

  @Test func evaluationsWithinEpochsTellWhereAnAccuracyIsReached() {
    let record = Self.evaluatedWithin()
    func near(_ measure: Measure, _ value: Double) -> Bool {
      measure.value(of: record).exact.map { abs($0 - value) < 1e-12 } ?? false
    }
    // Half of the way from 0.2 to 0.4 is half of the way from 10 to 40 updates, and from 0.25 to 1 s.
    #expect(near(.stepsToAccuracy(0.3), 25))
    #expect(near(.epochsToAccuracy(0.3), 0.25))
    #expect(near(.secondsToAccuracy(0.3), 0.625))
    // A third of the way from 0.5 after the first epoch to 0.95 after 150 updates, 2 + 3 s.
    #expect(near(.stepsToAccuracy(0.65), 100 + 50.0 / 3))
    #expect(near(.secondsToAccuracy(0.65), 3))
    #expect(Measure.stepsToAccuracy(0.15).value(of: record) == .atMost(10))
    #expect(Measure.secondsToAccuracy(0.97).value(of: record) == .atLeast(6))
  }

  @Test func whatIsChosenAmongEpochsDoesNotSeeEvaluationsWithinThem() {
    let run = MeasuredRun(Self.evaluatedWithin())
    #expect(Measure.bestValidationAccuracy.value(of: run) == .number(0.9))
    #expect(run.bestMoment == TrainingMoment(epoch: 2, step: 200))
    let key = SeriesKey(.accuracy, on: .validation)
    #expect(run.points(key).map(\.moment.step) == [0, 10, 40, 100, 150, 200])
    #expect(run.points(key).map(\.isWithinEpoch) == [false, true, true, false, true, false])
    #expect(run.value(of: key, at: .first) == 0.5)
    #expect(run.value(of: key, at: .last) == 0.9)
  }

  @Test func onlyTimesToAnAccuracyAreCrossings() {
    #expect(
      MeasureDefinition.allCases.filter(\.example.isCrossing).map(\.rawValue)
        == [
          "steps_to_accuracy", "epochs_to_accuracy", "seconds_to_accuracy", "epochs_to_value",
          "updates_to_value",
        ]
    )
  }

  @Test func aRunWithoutTimingsHasNoSecondsToAccuracy() {
    let epochs = HandMade.epochs(accuracies: [0.1, 0.5])
    #expect(Measure.secondsToAccuracy(0.5).value(of: HandMade.record(epochs)) == .notRecorded)
    #expect(Measure.secondsToAccuracy(0.9).value(of: HandMade.record(epochs)) == .notRecorded)
  }
}
