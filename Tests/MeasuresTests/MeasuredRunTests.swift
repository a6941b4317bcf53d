import Models
import Runs
import Testing

@testable import Measures

/// Runs of which we have only a log.
@Suite struct MeasuredRunTests {
  private static func series(_ values: [Double], epochs: [Double?], steps: [Int?]) -> SeriesPoints {
    SeriesPoints(
      values.indices.map {
        SeriesPoint(TrainingMoment(epoch: epochs[$0], step: steps[$0]), values[$0])
      }
    )
  }

  /// A log as a Keras run leaves it: epochs, no updates, no number before training, the training loss a running mean.
  private static let keras = MeasuredRun(
    seed: nil,
    series: [
      SeriesKey(.loss, on: .train, .runningMean): series(
        [1, 0.5, 0.4],
        epochs: [1, 2, 3],
        steps: [nil, nil, nil]
      ),
      SeriesKey(.loss, on: .validation): series(
        [0.9, 0.6, 0.7],
        epochs: [1, 2, 3],
        steps: [nil, nil, nil]
      ),
      SeriesKey(.accuracy, on: .validation): series(
        [0.6, 0.8, 0.75],
        epochs: [1, 2, 3],
        steps: [nil, nil, nil]
      ),
    ]
  )

  @Test func whatIsLoggedHasANumber() {
    #expect(Measure.accuracy(.validation, .running).value(of: Self.keras) == .number(0.75))
    // Half of the way from 0.6 to 0.8.
    let crossing = Measure.epochsToAccuracy(0.7).value(of: Self.keras).exact
    #expect(crossing.map { abs($0 - 1.5) < 1e-12 } == true)
  }

  @Test(
    arguments: [
      .stepsToAccuracy(0.7), .loss(.train, .running), .generalizationGap, .trains,
      .accuracy(.test, .running), .secondsPerEpoch, .probe(.jitter, ProbeReading()),
    ] as [Measure]
  )
  func whatIsNotLoggedIsNotRecorded(_ measure: Measure) {
    #expect(measure.value(of: Self.keras) == .notRecorded)
  }

  @Test func aMetricOfAnyNameIsAMeasure() {
    let f1 = Metric("f1", better: .higher)
    let run = MeasuredRun(
      seed: 3,
      series: [
        SeriesKey(f1, on: .validation): Self.series(
          [0.1, 0.7],
          epochs: [nil, nil],
          steps: [100, 200]
        )
      ]
    )
    let measure = Measure.last(f1, on: .validation, usualScale: .difference)
    #expect(measure.name == "validation_f1")
    #expect(measure.words == "Validation f1")
    #expect(measure.better == .higher)
    #expect(measure.value(of: run) == .number(0.7))
  }

  @Test func theBestMomentIsThatOfTheLowestValidationLoss() {
    #expect(Self.keras.bestMoment == TrainingMoment(epoch: 2))
    let key = SeriesKey(.accuracy, on: .validation)
    #expect(Self.keras.value(of: key, at: .best) == 0.8)
    #expect(Self.keras.value(of: key, at: .first) == 0.6)
    #expect(Self.keras.value(of: key, at: .last) == 0.75)
    #expect(Self.keras.value(of: SeriesKey(.accuracy, on: .test), at: .last) == nil)
  }

  @Test func aRunThatStoppedBeingFiniteHasDiverged() {
    var run = Self.keras
    run.divergence = TrainingMoment(epoch: 3)
    #expect(Measure.accuracy(.validation, .running).value(of: run) == .diverged)
    #expect(Measure.trains.value(of: run) == .number(0))
  }
}
