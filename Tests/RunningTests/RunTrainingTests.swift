import Foundation
import Models
import Running
import Runs
import TestSupport
import Testing
import Training

@Suite struct RunTrainingTests {
  /// The record of the tiny run with what a test changes.
  private func record(_ change: (inout RunConfiguration) -> Void = { _ in }) throws -> RunRecord {
    var record = try timedRecord(change)
    record.timings = []
    return record
  }

  private func timedRecord(
    _ change: (inout RunConfiguration) -> Void = { _ in }
  ) throws -> RunRecord {
    try withTemporaryFolder { folder in
      try writeTinyDataset(in: folder)
      let data = try StudyData.load(folder.path, searching: [])
      var training = try RunTraining(tinyConfiguration(on: data, change), on: data)
      return training.record(
        host: Runs.Host(machine: "M", workers: 1),
        unixTime: { 7 },
        onEpoch: { _ in }
      )
    }
  }

  @Test func everyStatisticIsMeasuredOnEverySplit() throws {
    let evaluations = try record { $0.measurements.statistics = [.batch, .precise] }.evaluations
    #expect(
      evaluations.map(\.statistics) == [.batch, .batch, .batch, .precise, .precise, .precise]
    )
    #expect(
      evaluations.map(\.split) == [.train, .validation, .test, .train, .validation, .test]
    )
    #expect(evaluations.map(\.measurement.count) == [50, 6, 20, 50, 6, 20])
    #expect(Set(evaluations.map(\.measurement.loss)).count == 6)
    let plain = try record()
    #expect(plain.evaluations == [])
  }

  @Test func evaluationsAreOfTheFinalWeights() throws {
    // Without batch norm they are the measurements of the last epoch; the best is an earlier one where labels are random.
    let record = try record {
      $0.network.normalization = .none
      $0.data.labels = .random
      $0.training.epochs = 20
      $0.measurements.statistics = [.batch]
    }
    let best = try #require(record.tests.last)
    #expect(best.selection == .bestValidationLoss)
    #expect(best.epoch < 20)
    #expect(
      record.evaluations.map(\.measurement)
        == [record.epochs[20].training, record.epochs[20].validation, record.tests[0].test]
    )
  }

  @Test func furtherMeasurementsChangeNoNumber() throws {
    let plain = try record()
    let measured = try record {
      $0.measurements.statistics = [.running, .batch, .precise]
      $0.measurements.keepsPredictions = true
    }
    #expect(measured.epochs == plain.epochs)
    #expect(measured.tests.map(\.test) == plain.tests.map(\.test))
    #expect(
      measured.evaluations.prefix(3).map(\.measurement)
        == [plain.epochs[3].training, plain.epochs[3].validation, plain.tests[0].test]
    )
  }

  @Test(arguments: [0, 0.5])
  func evaluationsWithinEpochsChangeNoNumber(dropout: Double) throws {
    let plain = try record { $0.network.dropout = dropout }
    let measured = try record {
      $0.network.dropout = dropout
      $0.measurements.evaluationSteps = Array(1...12)
    }
    #expect(measured.epochs == plain.epochs)
    #expect(measured.tests == plain.tests)
    #expect(plain.stepEvaluations == [])
    // The ends of the three epochs of four updates are evaluated anyway.
    #expect(measured.stepEvaluations.map(\.step) == [1, 2, 3, 5, 6, 7, 9, 10, 11])
    #expect(measured.stepEvaluations.allSatisfy { $0.validation.count == 6 })
  }

  /// Batches of 16, 16, 16 and 2 examples, of which a run of one epoch without the last has the weights after three.
  @Test func anEvaluationWithinAnEpochIsOfTheWeightsOfItsMoment() throws {
    let examples = Examples(
      pixels: (0..<640).map { UInt8(truncatingIfNeeded: 37 * $0 + 11 * $0 * $0) },
      labels: (0..<160).map { UInt8($0 * 7 % 10) },
      featureCount: 4,
      rows: (0..<48).map { Int32($0) }
    )
    func trainer() throws -> Trainer {
      try Trainer(
        architecture: Architecture(
          inputCount: 4,
          hiddenCounts: [8],
          classCount: 10,
          normalization: .batch()
        ),
        optimizer: .sgd(learningRate: 0.1, momentum: 0.9),
        batchSize: 16,
        seed: 3,
        training: examples
      )
    }
    var within: [Evaluation] = []
    let trainers = [try trainer(), try trainer()]
    for _ in 0..<2 {
      _ = trainers[0].trainEpoch(lookingAfter: Set(1...6)) { within.append($0.evaluate(examples)) }
      _ = trainers[1].trainEpoch()
      #expect(within.last == trainers[1].evaluate(examples))
    }
    #expect(Set(within.map(\.lossSum)).count == 6)
    #expect(trainers[0].checkpoint == trainers[1].checkpoint)
  }

  @Test func theTimeOfAnEvaluationWithinAnEpochIsThatOfTheUpdatesBeforeIt() throws {
    let timings = try timedRecord {
      $0.measurements.evaluationSteps = [1, 3, 6]
      $0.measurements.probes = [.weights]
      $0.measurements.probeSteps = [1, 2]
    }.timings
    #expect(timings.map { $0.steps.map(\.step) } == [[1, 3], [6], []])
    for timing in timings {
      let seconds = [0] + timing.steps.map(\.trainSeconds) + [timing.trainSeconds]
      #expect(seconds == seconds.sorted())
    }
    let plain = try timedRecord().timings
    #expect(plain.allSatisfy { $0.steps == [] })
  }

  @Test func predictionsAreKeptWhereTheyAreAskedFor() throws {
    let tests = try record { $0.measurements.keepsPredictions = true }.tests
    #expect(tests.map(\.selection) == [.lastEpoch, .bestValidationLoss])
    for test in tests {
      let isCorrect = try #require(test.isCorrect)
      #expect(isCorrect.count == 20)
      #expect(Double(isCorrect.count { $0 }) / 20 == test.test.accuracy)
    }
    let plain = try record()
    #expect(plain.tests.allSatisfy { $0.correct == nil })
  }

  @Test func aRunWithoutEpochsIsMeasuredBeforeTraining() throws {
    let record = try record {
      $0.training.epochs = 0
      $0.measurements.statistics = [.batch]
    }
    #expect(record.epochs.map(\.epoch) == [0])
    #expect(record.tests.map(\.selection) == [.lastEpoch])
    #expect(record.tests.map(\.epoch) == [0])
    #expect(record.evaluations.count == 3)
    #expect(record.divergence == nil)
    let trained = try self.record()
    #expect(record.epochs[0] == trained.epochs[0])
  }

  @Test func theLossesOfTheBatchesAreRecorded() throws {
    let epochs = try record().epochs
    #expect(epochs[0].lastBatchLoss == nil)
    #expect(epochs[0].lossRoughness == nil)
    for epoch in epochs.dropFirst() {
      let (last, roughness) = (
        try #require(epoch.lastBatchLoss), try #require(epoch.lossRoughness)
      )
      #expect(last > 0)
      #expect(roughness > 0)
    }
    // 50 examples in batches of 25 are two: one difference, which deviates from nothing.
    let two = try record { $0.training.batchSize = 25 }.epochs
    #expect(two.allSatisfy { $0.lossRoughness == nil })
    #expect(two.dropFirst().allSatisfy { $0.lastBatchLoss != nil })
  }

  @Test func theTestSetCanBeLeftOut() throws {
    let record = try record {
      $0.measurements = MeasurementConfiguration(statistics: [.batch], leftOut: [.test])
    }
    #expect(record.tests == [])
    #expect(record.evaluations.map(\.split) == [.train, .validation])
  }

  @Test func aDivergedRunHasNoEvaluations() throws {
    let record = try record {
      $0.network.normalization = .none
      $0.training.learningRate = 1e30
      $0.measurements = MeasurementConfiguration(statistics: [.batch], keepsPredictions: true)
    }
    #expect(record.divergence?.epoch == 1)
    #expect(record.evaluations == [])
    #expect(record.tests == [])
  }

  /// (10²⁰)² is beyond what a Float holds, 3.4·10³⁸: inference would answer the same for every example, at chance.
  ///
  /// With a momentum of 0.1 it gets there in the second update.
  @Test(
    arguments: [
      (.exponential(momentum: 0.1), 2), (.exponential(momentum: 1), 1), (.cumulative, 1),
    ] as [(BatchNormalization.RunningStatistics, Int)]
  )
  func aRunningVarianceThatOverflowsIsADivergence(
    _ statistics: BatchNormalization.RunningStatistics,
    step: Int
  ) throws {
    let record = try record {
      $0.network.normalization = .batch(statistics: statistics)
      $0.data.featureScale = 1e20
      $0.measurements.evaluationSteps = [1, 2]
    }
    #expect(record.divergence == Divergence(epoch: 1, step: step))
    #expect(record.epochs.map(\.epoch) == [0])
    #expect(record.stepEvaluations.map(\.step) == Array(1..<step))
    #expect(record.tests == [])
  }

  @Test func layerNormKeepsNothingThatOverflows() throws {
    // Each row is divided by its own deviation in double precision, whatever its size.
    let record = try record {
      $0.network.normalization = .layer()
      $0.data.featureScale = 1e20
    }
    #expect(record.divergence == nil)
    #expect(record.epochs.last.map { $0.training.loss < record.epochs[0].training.loss } == true)
  }

  @Test func statisticsOfTheWholeTrainingSetThatOverflowMeasureNothing() throws {
    // Without running statistics nothing overflows while it trains.
    let record = try record {
      $0.network.normalization = .batch(statistics: .none)
      $0.data.featureScale = 1e20
      $0.measurements.statistics = [.batch, .precise]
    }
    #expect(record.divergence == nil)
    #expect(record.evaluations.map(\.statistics) == [.batch, .batch, .batch])
  }

  /// What no experiment could name before: each option must reach the engine.
  @Test func everyOptionChangesTheNumbers() throws {
    func noise(shift: Double = 0, scale: Double = 1, spread: Double = 0)
      -> Normalization
    {
      .batch(noise: BatchNormalization.Noise(shift: shift, scale: scale, spread: spread))
    }
    let changes: [(inout RunConfiguration) -> Void] = [
      { _ in },
      { $0.data.featureScale = 0.1 }, { $0.data.labels = .random },
      { $0.network.normalization = .batch(ghostBatchSize: 5) },
      { $0.network.normalization = .batch(ghostBatchSize: 4) },
      { $0.network.normalization = noise(shift: 0.5) },
      { $0.network.normalization = noise(scale: 1.25) },
      { $0.network.normalization = noise(spread: 0.1) },
    ]
    let losses = try changes.map { try #require(try record($0).epochs.last?.training.loss) }
    #expect(Set(losses).count == losses.count)
    #expect(losses.allSatisfy { $0.isFinite })
    // Noise that moves nothing is none.
    let still = try record { $0.network.normalization = noise() }
    #expect(still.epochs.last?.training.loss == losses[0])
  }
}
