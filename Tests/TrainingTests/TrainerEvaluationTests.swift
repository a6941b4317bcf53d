import Models
import Testing
import Training

/// Evaluation with the statistics of its batches, and with those of the whole training set.
@Suite struct TrainerEvaluationTests {
  private static let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)

  private static func trainer(
    _ normalization: Normalization = TrainerTests.batchNorm,
    batchSize: Int = 5,
    dropout: Double = 0,
    epochs: Int = 0
  ) throws -> Trainer {
    let trainer = try TrainerTests.trainer(
      Architecture(
        inputCount: 6,
        hiddenCounts: [5, 4],
        classCount: 3,
        normalization: normalization,
        dropout: dropout
      ),
      batchSize: batchSize
    )
    for _ in 0..<epochs { _ = trainer.trainEpoch() }
    return trainer
  }

  /// Three epochs of an independent program: running loss and correct count, then those of each kind of statistics.
  ///
  /// numpy 2.4 in double precision, as ``TrainerTests/oracle``, whose numbers it repeats without ghosts and noise: its own
  /// mt19937 and Philox, gradients by central differences, the statistics of all rows by their definition.
  static let oracle:
    [(
      Activation, BatchNormalization,
      [(running: (Double, Int), evaluations: [EvaluationStatistics: (Double, Int)])]
    )] = [
      (
        .relu, BatchNormalization(),
        [
          epoch(1.1071358, 9, 1.0919420, 9, 1.0592922, 11, 1.0561587, 9),
          epoch(1.0920516, 9, 1.0154874, 11, 1.0785199, 8, 0.9649164, 12),
          epoch(0.9926428, 10, 0.9727370, 9, 1.0361975, 8, 0.9542660, 9),
        ]
      ),
      (
        // Batches of 5 are 2 and 3, as a single row joins the one before.
        .relu, BatchNormalization(ghostBatchSize: 2),
        [
          epoch(1.1131332, 7, 1.1099546, 8, 1.0924274, 10, 1.0506807, 10),
          epoch(1.0989784, 10, 1.0246614, 9, 1.1073280, 8, 0.9967564, 11),
          epoch(1.0350289, 10, 1.0556109, 10, 1.1285893, 7, 0.9941352, 9),
        ]
      ),
      (
        // Batches of 5 are 3 and 2: without a large ε two rows are nearly a sign, which magnifies every rounding.
        .relu, BatchNormalization(epsilon: 0.1, ghostBatchSize: 3),
        [
          epoch(1.1270694, 9, 1.0953051, 8, 1.0906486, 9, 1.0773087, 12),
          epoch(1.1001316, 9, 1.0440012, 9, 1.0553667, 10, 1.0103588, 10),
          epoch(1.0555868, 7, 1.0227974, 12, 1.0503988, 9, 0.9935474, 13),
        ]
      ),
      (
        .relu, BatchNormalization(noise: noise),
        [
          epoch(1.1095987, 9, 1.0983393, 7, 1.0854458, 10, 1.0754336, 10),
          epoch(1.0877626, 9, 1.0240797, 10, 1.1053662, 8, 0.9944432, 11),
          epoch(0.9897064, 12, 0.9497550, 9, 1.0427515, 11, 0.9327801, 12),
        ]
      ),
      (
        .sigmoid, BatchNormalization(ghostBatchSize: 3, noise: noise),
        [
          epoch(1.1268090, 8, 1.0937493, 9, 1.0952046, 11, 1.0929640, 10),
          epoch(1.1179355, 10, 1.0963400, 9, 1.0995138, 9, 1.0835975, 9),
          epoch(1.1001303, 9, 1.0878092, 8, 1.1021062, 7, 1.0731327, 9),
        ]
      ),
    ]

  private static func epoch(
    _ loss: Double,
    _ correct: Int,
    _ runningLoss: Double,
    _ runningCorrect: Int,
    _ batchLoss: Double,
    _ batchCorrect: Int,
    _ preciseLoss: Double,
    _ preciseCorrect: Int
  ) -> (running: (Double, Int), evaluations: [EvaluationStatistics: (Double, Int)]) {
    (
      (loss, correct),
      [
        .running: (runningLoss, runningCorrect), .batch: (batchLoss, batchCorrect),
        .precise: (preciseLoss, preciseCorrect),
      ]
    )
  }

  @Test(arguments: oracle.indices)
  func threeEpochsAreThoseOfAnIndependentProgram(index: Int) throws {
    let (activation, options, epochs) = Self.oracle[index]
    let trainer = try TrainerTests.trainer(tinyArchitecture(activation, Normalization(options)))
    for expected in epochs {
      let running = trainer.trainEpoch().running
      #expect(running.correctCount == expected.running.1)
      expectClose([running.loss], [expected.running.0], within: 1e-5)
      for statistics in EvaluationStatistics.allCases {
        let (loss, correct) = try #require(expected.evaluations[statistics])
        let evaluation = trainer.evaluate(tinyExamples(), with: statistics)
        #expect(evaluation.correctCount == correct, "\(statistics)")
        expectClose([evaluation.loss], [loss], within: 1e-5)
      }
    }
  }

  @Test(arguments: [Normalization.none, .layer()])
  func withoutBatchNormAllStatisticsGiveTheSameBits(normalization: Normalization) throws {
    let trainer = try Self.trainer(normalization, dropout: 0.3, epochs: 1)
    let examples = tinyExamples(count: 300)
    let running = trainer.evaluate(examples)
    for statistics in EvaluationStatistics.allCases {
      #expect(trainer.evaluate(examples, with: statistics) == running)
    }
  }

  @Test func batchStatisticsAreThoseThatTrain() throws {
    // One batch of all: the loss of the first step is that of the same batch in another order.
    let trainer = try Self.trainer(batchSize: 23)
    let evaluation = trainer.evaluate(tinyExamples(), with: .batch)
    let step = trainer.trainEpoch().running
    expectClose([evaluation.loss], [step.loss], within: 1e-6)
    #expect(evaluation.correctCount == step.correctCount)
  }

  @Test func preciseStatisticsOfOneBatchAreItsOwn() throws {
    let trainer = try Self.trainer(batchSize: 23, epochs: 3)
    let evaluations = EvaluationStatistics.allCases.map {
      trainer.evaluate(tinyExamples(), with: $0).loss
    }
    expectClose([evaluations[2]], [evaluations[1]], within: 1e-6)
    // Three steps of momentum 0.1 have not forgotten the first estimates.
    #expect(abs(evaluations[0] - evaluations[1]) > 0.01)
  }

  @Test func preciseStatisticsForgetTheRunningOnes() throws {
    func loss(_ options: BatchNormalization) throws -> Double {
      try Self.trainer(Normalization(options), epochs: 2).evaluate(tinyExamples(), with: .precise)
        .loss
    }
    let expected = try loss(BatchNormalization())
    #expect(try loss(BatchNormalization(statistics: .exponential(momentum: 0.9))) == expected)
    #expect(try loss(BatchNormalization(statistics: .none)) == expected)
  }

  @Test func preciseStatisticsAreOfTheTrainingSetWhateverIsEvaluated() throws {
    let trainer = try Self.trainer(epochs: 1)
    let sets = [tinyExamples(), tinyExamples(count: 7), tinyExamples(count: 1)]
    #expect(
      trainer.evaluate(sets, with: .precise)
        == sets.map { trainer.evaluate($0, with: .precise) }
    )
  }

  @Test func dropoutAndNoiseAreLeftOut() throws {
    let plain = try Self.trainer()
    let random = try Self.trainer(.batch(noise: Self.noise), dropout: 0.5)
    for statistics in EvaluationStatistics.allCases {
      #expect(
        random.evaluate(tinyExamples(), with: statistics)
          == plain.evaluate(tinyExamples(), with: statistics)
      )
    }
  }

  @Test func ghostBatchesStayThatOfTraining() throws {
    // Batches of 10, 10 and 3 with ghosts of 5 and 3 are the batches of 5 and 3 of another network.
    let ghosts = try Self.trainer(.batch(ghostBatchSize: 5), batchSize: 10)
    let batches = try Self.trainer(batchSize: 5)
    expectClose(
      [ghosts.evaluate(tinyExamples(), with: .batch).loss],
      [batches.evaluate(tinyExamples(), with: .batch).loss],
      within: 1e-6
    )
  }

  @Test func everyExampleCountsOnceInWhateverBatches() throws {
    let trainer = try Self.trainer(epochs: 1)
    // 5 and 6: no row is left alone, whose variance is not defined.
    for count in [2, 5, 6, 11, 300] {
      let evaluation = trainer.evaluate(tinyExamples(count: count), with: .batch)
      #expect(evaluation.exampleCount == count)
      #expect(evaluation.loss.isFinite)
    }
  }

  @Test(arguments: EvaluationStatistics.allCases)
  func evaluatingLeavesTheTrainingAsItWas(statistics: EvaluationStatistics) throws {
    let options = BatchNormalization(statistics: .cumulative, ghostBatchSize: 3, noise: Self.noise)
    let evaluated = try Self.trainer(Normalization(options), dropout: 0.2)
    let untouched = try Self.trainer(Normalization(options), dropout: 0.2)
    for _ in 0..<2 {
      let first = evaluated.evaluate(tinyExamples(), with: statistics)
      #expect(evaluated.evaluate(tinyExamples(), with: statistics) == first)
      #expect(evaluated.checkpoint == untouched.checkpoint)
      #expect(evaluated.trainEpoch() == untouched.trainEpoch())
    }
    #expect(evaluated.checkpoint == untouched.checkpoint)
  }

  @Test func asManyAreCorrectAsTheEvaluationCounts() throws {
    let trainer = try Self.trainer(epochs: 2)
    let examples = tinyExamples(count: 600)
    let isCorrect = trainer.correctness(of: examples)
    #expect(isCorrect.count == 600)
    #expect(isCorrect.count { $0 } == trainer.evaluate(examples).correctCount)
    // Each in its place: by itself an example is right or wrong as among the others.
    for row in [0, 255, 256, 599] {
      let alone = Examples(
        pixels: examples.pixels,
        labels: examples.labels,
        featureCount: 6,
        rows: [Int32(row)]
      )
      #expect(trainer.evaluate(alone).correctCount == (isCorrect[row] ? 1 : 0))
    }
  }
}
