import Foundation
import Models
import RunSamples
import Runs
import Testing

@testable import Measures

@Suite struct MeasureValueTests {
  // MARK: Accuracy and loss

  private static let evaluated = HandMade.record(
    HandMade.epochs(training: [2, 0.5], validation: [2, 0.75], accuracies: [0.1, 0.8]),
    test: 0.7,
    evaluations: [
      FinalEvaluation(
        split: .test,
        statistics: .batch,
        measurement: Measurement(loss: 0.9, accuracy: 0.65, count: 10)
      ),
      FinalEvaluation(
        split: .train,
        statistics: .batch,
        measurement: Measurement(loss: 0.4, accuracy: 0.85, count: 10)
      ),
      FinalEvaluation(
        split: .test,
        statistics: .precise,
        measurement: Measurement(loss: 0.6, accuracy: 0.75, count: 10)
      ),
    ]
  )

  @Test(
    arguments: [
      (.accuracy(.train, .running), 0.8), (.accuracy(.validation, .running), 0.8),
      (.accuracy(.test, .running), 0.7), (.accuracy(.test, .batch), 0.65),
      (.accuracy(.train, .batch), 0.85), (.accuracy(.test, .precise), 0.75),
      (.loss(.train, .running), 0.5), (.loss(.validation, .running), 0.75),
      (.loss(.test, .running), 0.7), (.loss(.test, .batch), 0.9), (.loss(.train, .batch), 0.4),
      (.generalizationGap, 0.25),
    ] as [(Measure, Double)]
  )
  func aSplitIsReadWithItsStatistics(_ measure: Measure, _ value: Double) {
    #expect(measure.value(of: Self.evaluated) == .number(value))
  }

  @Test func theStatisticsGapIsWhatInferenceLoses() throws {
    // 0.65 − 0.70 and 0.75 − 0.70.
    let batch = try #require(Measure.statisticsGap(.batch).value(of: Self.evaluated).exact)
    #expect(abs(batch + 0.05) < 1e-15)
    let precise = try #require(Measure.statisticsGap(.precise).value(of: Self.evaluated).exact)
    #expect(abs(precise - 0.05) < 1e-15)
  }

  @Test(
    arguments: [
      .accuracy(.test, .running), .loss(.test, .running), .accuracy(.validation, .batch),
      .statisticsGap(.batch), .lastBatchLoss, .lossRoughness, .secondsPerEpoch,
      .probe(.jitter, ProbeReading()), .gradientSlope(step: .first),
      .relativeToTheory(.jitter, ProbeReading()),
    ] as [Measure]
  )
  func whatARecordLacksIsNoNumber(_ measure: Measure) {
    #expect(measure.value(of: HandMade.record()) == .notRecorded)
  }

  @Test(
    arguments: [
      .accuracy(.test, .running), .loss(.train, .running), .generalizationGap,
      .gapAtTrainingLoss(1), .stepsToAccuracy(0.1), .secondsToAccuracy(0.1), .secondsPerEpoch,
      .probe(.weightNorm, ProbeReading()), .gradientSlope(step: .first),
    ] as [Measure]
  )
  func aDivergedRunHasNoNumber(_ measure: Measure) {
    let record = HandMade.record(
      test: 0.5,
      probes: [ProbeMeasurement(step: 0, quantity: .weightNorm, layer: 1, value: 1)],
      seconds: [1],
      diverged: true
    )
    #expect(measure.value(of: record) == .diverged)
  }

  @Test func theLastEpochsBatchesAreRead() {
    var epochs = HandMade.epochs()
    epochs[1].lastBatchLoss = 0.25
    epochs[1].lossRoughness = 0.125
    #expect(Measure.lastBatchLoss.value(of: HandMade.record(epochs)) == .number(0.25))
    #expect(Measure.lossRoughness.value(of: HandMade.record(epochs)) == .number(0.125))
  }

  @Test func theBestValidationAccuracyIsThatOfAnyEpoch() {
    let epochs = HandMade.epochs(training: [4, 3, 2, 1], accuracies: [0.95, 0.5, 0.9, 0.8])
    // 0.95 is of the network before training, which nobody would keep.
    #expect(Measure.bestValidationAccuracy.value(of: HandMade.record(epochs)) == .number(0.9))
    let untrained = HandMade.record(HandMade.epochs(training: [4]))
    #expect(Measure.bestValidationAccuracy.value(of: untrained) == .notRecorded)
  }

  @Test func earlyStoppingKeepsTheEpochOfTheLowestValidationLoss() {
    // The lowest validation loss is that of the first epoch, whose test accuracy is 0.01 in the record, 0.7 after the last.
    let epochs = HandMade.epochs(training: [4, 3, 2], validation: [0.5, 1, 2])
    let record = HandMade.record(epochs, test: 0.7)
    #expect(Measure.lowestValidationLoss.value(of: record) == .number(1))
    #expect(Measure.selectedTestAccuracy.value(of: record) == .number(0.01))
    let untrained = HandMade.record(HandMade.epochs(training: [4]))
    #expect(Measure.lowestValidationLoss.value(of: untrained) == .notRecorded)
    #expect(Measure.selectedTestAccuracy.value(of: untrained) == .notRecorded)
  }

  // MARK: Crossings

  @Test func theGapIsTakenWhereTheTrainingLossFallsToAValue() {
    // From a loss of 2 to 1, 1.5 is half of the way; so are the gaps 0 and 0.5: 0.25.
    let epochs = HandMade.epochs(training: [2, 1, 0.5], validation: [2, 1.5, 1.5])
    #expect(Measure.gapAtTrainingLoss(1.5).value(of: HandMade.record(epochs)) == .number(0.25))
    #expect(Measure.gapAtTrainingLoss(1).value(of: HandMade.record(epochs)) == .number(0.5))
  }

  @Test func aTrainingLossThatIsNeverFallenToHasNoGap() {
    let epochs = HandMade.epochs(training: [2, 1])
    #expect(Measure.gapAtTrainingLoss(0.5).value(of: HandMade.record(epochs)) == .notRecorded)
    #expect(Measure.gapAtTrainingLoss(3).value(of: HandMade.record(epochs)) == .notRecorded)
  }

  @Test func theSecondsOfAnEpochAreTheMedian() {
    #expect(Measure.secondsPerEpoch.value(of: HandMade.record(seconds: [9, 1, 2])) == .number(2))
  }

  // MARK: Training at all

  /// Of two classes, chance is 50 % and half-way 75 %; of ten, as in Fashion-MNIST, 10 % and 55 %.
  @Test(
    arguments: [
      (2, [0.5, 0.75], 1), (2, [0.5, 0.74], 0), (2, [0.8], 1), (2, [0.5, 0.9, 0.7], 0),
      (10, [0.1, 0.12], 0), (10, [0.1, 0.54], 0), (10, [0.1, 0.55], 1), (10, [0.1, 0.88], 1),
    ] as [(Int, [Double], Double)]
  )
  func aRunTrainsIfItEndsHalfWayFromChance(
    classes: Int,
    _ accuracies: [Double],
    _ value: Double
  ) {
    let losses = [Double](repeating: 2, count: accuracies.count)
    var record = HandMade.record(HandMade.epochs(training: losses, accuracies: accuracies))
    record.configuration.network.layers = [4, 3, 3, .number(classes)]
    #expect(Measure.trains.value(of: record) == .number(value))
  }

  @Test func aDivergedRunDoesNotTrain() {
    #expect(Measure.trains.value(of: HandMade.record(diverged: true)) == .number(0))
  }

  // MARK: Probes

  private static let probed = HandMade.record(
    probes: [(0, 1, 1.0), (0, 2, 3), (10, 2, 5), (10, 1, 7), (200, 1, 2), (200, 2, 4)].map {
      ProbeMeasurement(step: $0.0, quantity: .weightNorm, layer: $0.1, value: $0.2)
    } + [ProbeMeasurement(step: 300, quantity: .jitter, layer: 1, value: 9)]
  )

  // Layers 1 and 2: (1, 3) at step 0, (7, 5) at step 10, (2, 4) at step 200.
  @Test(
    arguments: [
      (.mean, .last, 3), (.first, .last, 2), (.last, .last, 4), (.largest, .at(10), 7),
      (.at(2), .at(10), 5), (.mean, .first, 2), (.mean, .mean, 11.0 / 3), (.mean, .largest, 6),
      (.largest, .largest, 7), (.last, .mean, 4), (.at(1), .mean, 10.0 / 3),
      // Without step 0: √(6 · 3), √(7 · 2), √(5 · 4).
      (.mean, .geometricMean, 18.0.squareRoot()), (.at(1), .geometricMean, 14.0.squareRoot()),
      (.at(2), .geometricMean, 20.0.squareRoot()),
    ] as [(ProbeReading.Place, ProbeReading.Place, Double)]
  )
  func aProbeIsReadByLayerAndThenByStep(
    _ layer: ProbeReading.Place,
    _ step: ProbeReading.Place,
    _ value: Double
  ) throws {
    let reading = ProbeReading(layer: layer, step: step)
    let found = try #require(Measure.probe(.weightNorm, reading).value(of: Self.probed).exact)
    #expect(abs(found - value) < 1e-14)
  }

  @Test func aRatioOfGeometricMeansIsTheGeometricMeanOfTheRatios() throws {
    func value(_ findings: [(Int, Double)]) throws -> Double {
      let record = HandMade.record(
        probes: findings.map { ProbeMeasurement(step: $0.0, quantity: .smoothness, value: $0.1) }
      )
      let reading = ProbeReading(step: .geometricMean)
      return try #require(Measure.probe(.smoothness, reading).value(of: record).exact)
    }
    // Ratios of 2 and 8 after updates, whose geometric mean is 4; that of 100 before training is left out.
    let ratio = try value([(0, 100), (1, 6), (10, 40)]) / value([(0, 1), (1, 3), (10, 5)])
    #expect(abs(ratio - 4) < 1e-14)
  }

  @Test(arguments: [[(0, 1)], [(0, 1), (5, 0)], [(0, 1), (5, 2), (9, -1)]] as [[(Int, Double)]])
  func whatIsNotAboveZeroAfterAnUpdateHasNoGeometricMean(_ findings: [(Int, Double)]) {
    let record = HandMade.record(
      probes: findings.map { ProbeMeasurement(step: $0.0, quantity: .smoothness, value: $0.1) }
    )
    let measure = Measure.probe(.smoothness, ProbeReading(step: .geometricMean))
    #expect(measure.value(of: record) == .notRecorded)
  }

  @Test func theEffectiveLearningRateFollowsFromTheLengthOfTheWeights() {
    // 0.1 / 4² in layer 2; weights that are all zero have none.
    let record = HandMade.record(
      probes: [(1, 0.0), (2, 4)].map {
        ProbeMeasurement(step: 10, quantity: .weightNorm, layer: $0.0, value: $0.1)
      }
    )
    let second = Measure.probe(.effectiveLearningRate, ProbeReading(layer: .at(2)))
    #expect(second.value(of: record) == .number(0.1 / 16))
    #expect(
      record.findings.map(\.quantity) == [
        "weight_norm", "weight_norm", "effective_learning_rate",
      ]
    )
    #expect(
      Measure.probe(.effectiveLearningRate, ProbeReading(layer: .at(1))).value(of: record)
        == .notRecorded
    )
  }

  @Test func aPlaceWithoutAProbeHasNoNumber() {
    for reading in [ProbeReading(layer: .at(3)), ProbeReading(step: .at(5))] {
      #expect(Measure.probe(.weightNorm, reading).value(of: Self.probed) == .notRecorded)
    }
  }

  @Test(arguments: [.first, .last, .mean, .largest, .at(2)] as [ProbeReading.Place])
  func aNumberOfTheWholeNetworkHasNoLayers(_ layer: ProbeReading.Place) {
    let record = HandMade.record(probes: [
      ProbeMeasurement(step: 0, quantity: .smoothness, value: 3),
      ProbeMeasurement(step: 10, quantity: .smoothness, value: 8),
    ])
    #expect(Measure.probe(.smoothness, ProbeReading(layer: layer)).value(of: record) == .number(8))
  }

  @Test func gradientsThatGrowOnTheirWayBackHaveAPositiveSlope() throws {
    // scipy.stats.linregress([-1, -2, -3], ln [64, 4, 1]).slope = 2.0794415 = ln 8: ln 64 over two layers.
    let squares = [64.0, 4, 1]
    let record = HandMade.record(
      probes: squares.enumerated().flatMap { layer, value in
        [
          ProbeMeasurement(step: 0, quantity: .gradientSquare, layer: layer + 1, value: value),
          ProbeMeasurement(step: 100, quantity: .gradientSquare, layer: layer + 1, value: 1),
        ]
      }
    )
    let slope = try #require(Measure.gradientSlope(step: .first).value(of: record).exact)
    #expect(abs(slope - log(8)) < 1e-14)
    #expect(Measure.gradientSlope(step: .at(100)).value(of: record) == .number(0))
    #expect(Measure.gradientSlope(step: .last).value(of: record) == .number(0))
    #expect(Measure.gradientSlope(step: .at(7)).value(of: record) == .notRecorded)
  }

  @Test func aGradientOfZeroHasNoSlope() {
    let record = HandMade.record(
      probes: [1, 2].map {
        ProbeMeasurement(step: 0, quantity: .gradientSquare, layer: $0, value: 0)
      }
    )
    #expect(Measure.gradientSlope(step: .first).value(of: record) == .notRecorded)
  }

  @Test func aProbeIsDividedByWhatTheoryHasForItsNetwork() throws {
    // √(1.5/24) = 0.25.
    let probes = [ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.275)]
    let measure = Measure.relativeToTheory(.jitter, ProbeReading())
    let record = HandMade.record(probes: probes, normalization: .batch(), batchSize: 24)
    #expect(abs(try #require(measure.value(of: record).exact) - 1.1) < 1e-14)
    #expect(measure.value(of: HandMade.record(probes: probes)) == .notRecorded)
  }
}
