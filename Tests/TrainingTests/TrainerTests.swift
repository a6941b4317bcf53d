import Faults
import Models
import Testing
import Training

@Suite struct TrainerTests {
  static let batchNorm = Normalization.batch()
  static let sgd = Optimizer.sgd(learningRate: 0.1, momentum: 0.9)

  static func trainer(
    _ architecture: Architecture = tinyArchitecture(),
    _ optimizer: Optimizer = sgd,
    batchSize: Int = 5,
    seed: UInt64 = 7,
    training: Examples = tinyExamples()
  ) throws(Fault) -> Trainer {
    try Trainer(
      architecture: architecture,
      optimizer: optimizer,
      batchSize: batchSize,
      seed: seed,
      training: training
    )
  }

  /// Three epochs of an independent program: running loss and correct count, then those at the epoch's end.
  ///
  /// numpy 2.4 in double precision: its own mt19937, whole-matrix formulas, seed 7, batches of 5, 5, 5, 5, 3.
  static let oracle: [(Activation, Normalization, Optimizer, [(Double, Int, Double, Int)])] = [
    (
      .relu, .none, sgd,
      [(1.1244475, 7, 1.0903944, 9), (1.1055392, 7, 1.0704848, 9), (1.0847284, 9, 1.0463336, 9)]
    ),
    (
      .relu, .none, .adam(learningRate: 0.01),
      [(1.1188982, 7, 1.0984766, 7), (1.0955804, 7, 1.0784316, 9), (1.0740547, 10, 1.0617466, 12)]
    ),
    (
      .sigmoid, .none, sgd,
      [(1.1192886, 9, 1.093504, 9), (1.1224825, 9, 1.0997574, 9), (1.1274841, 6, 1.0993926, 7)]
    ),
    (
      .relu, batchNorm, sgd,
      [(1.1071358, 9, 1.091942, 9), (1.0920516, 9, 1.0154874, 11), (0.9926428, 10, 0.972737, 9)]
    ),
    (
      .relu, batchNorm, .adam(learningRate: 0.01),
      [(1.1062806, 8, 1.1158463, 7), (1.1050588, 10, 1.1014478, 7), (1.0760868, 9, 1.0848988, 8)]
    ),
    (
      .sigmoid, batchNorm, sgd,
      [(1.1138693, 8, 1.0929509, 9), (1.107545, 9, 1.0972196, 9), (1.0746707, 9, 1.0869707, 7)]
    ),
  ]

  @Test(arguments: oracle.indices)
  func threeEpochsAreThoseOfAnIndependentProgram(index: Int) throws {
    let (activation, normalization, optimizer, epochs) = Self.oracle[index]
    let trainer = try Self.trainer(tinyArchitecture(activation, normalization), optimizer)
    for (epoch, expected) in epochs.enumerated() {
      let outcome = trainer.trainEpoch()
      #expect(outcome.stepCount == 5 * (epoch + 1))
      #expect(outcome.divergedAtStep == nil)
      #expect(outcome.running.exampleCount == 23)
      #expect(outcome.running.correctCount == expected.1)
      let end = trainer.evaluate(tinyExamples())
      #expect(end.correctCount == expected.3)
      expectClose([outcome.running.loss, end.loss], [expected.0, expected.2], within: 1e-5)
    }
  }

  @Test func theSameRunHasTheSameBitsOnAnyThread() async throws {
    let here = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
    for _ in 0..<3 { _ = here.trainEpoch() }
    let there = try await Task.detached {
      let trainer = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
      for _ in 0..<3 { _ = trainer.trainEpoch() }
      return trainer.parameters
    }.value
    #expect(here.parameters == there)
  }

  @Test(
    arguments: [
      sgd, .sgd(learningRate: 0.1, momentum: 0.9, isNesterov: true, weightDecay: 0.01),
      .adam(learningRate: 0.01), .adamW(learningRate: 0.01),
    ] as [Optimizer]
  )
  func aResumedRunHasTheSameBits(optimizer: Optimizer) throws {
    let architecture = Architecture(
      inputCount: 6,
      hiddenCounts: [5, 4],
      classCount: 3,
      normalization: .batch(statistics: .cumulative),
      dropout: 0.2
    )
    let whole = try Self.trainer(architecture, optimizer)
    let stopped = try Self.trainer(architecture, optimizer)
    for _ in 0..<2 { _ = (whole.trainEpoch(), stopped.trainEpoch()) }
    let resumed = try Self.trainer(architecture, optimizer)
    resumed.resume(from: stopped.checkpoint)
    for _ in 0..<3 { #expect(resumed.trainEpoch() == whole.trainEpoch()) }
    #expect(resumed.checkpoint == whole.checkpoint)
    #expect(resumed.checkpoint != stopped.checkpoint)
  }

  @Test func aDivergedRunStaysSoWhenResumed() throws {
    let diverging = Optimizer.sgd(learningRate: 1e30, momentum: 0.9)
    let diverged = try Self.trainer(tinyArchitecture(), diverging)
    let step = try #require(diverged.trainEpoch().divergedAtStep)
    let resumed = try Self.trainer(tinyArchitecture(), diverging)
    resumed.resume(from: diverged.checkpoint)
    #expect(resumed.trainEpoch().divergedAtStep == step)
  }

  @Test func theMistakenLossTrainsButIsNotWhatIsMeasured() throws {
    let trainer = try Trainer(
      architecture: tinyArchitecture(),
      optimizer: Self.sgd,
      loss: .crossEntropyOfSoftmax,
      batchSize: 5,
      seed: 7,
      training: tinyExamples()
    )
    let before = trainer.evaluate(tinyExamples())
    #expect(before == (try Self.trainer()).evaluate(tinyExamples()))
    // Three classes: between ln(1 + 2/e) and ln(e + 2).
    #expect((0.5515...1.5515).contains(trainer.trainEpoch().running.loss))
  }

  @Test func anotherSeedIsAnotherRun() throws {
    let trainer = try Self.trainer(seed: 8)
    #expect(try Self.trainer(seed: 7).parameters != trainer.parameters)
  }

  @Test func evaluatingChangesNothing() throws {
    let evaluated = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
    let untouched = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
    for _ in 0..<2 {
      let before = (evaluated.trainEpoch(), evaluated.parameters)
      let first = evaluated.evaluate(tinyExamples())
      #expect(evaluated.evaluate(tinyExamples()) == first)
      #expect(evaluated.parameters == before.1)
      #expect(untouched.trainEpoch() == before.0)
    }
    #expect(evaluated.parameters == untouched.parameters)
  }

  @Test func aSnapshotBringsTheEvaluationBack() throws {
    let trainer = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
    _ = trainer.trainEpoch()
    let best = trainer.parameters
    let evaluation = trainer.evaluate(tinyExamples())
    _ = trainer.trainEpoch()
    #expect(trainer.evaluate(tinyExamples()) != evaluation)
    trainer.restore(best)
    #expect(trainer.evaluate(tinyExamples()) == evaluation)
  }

  @Test func everyExampleOfALargeSetCountsOnce() throws {
    // 600 examples are two whole chunks of inference and a part of one.
    let trainer = try Self.trainer()
    let examples = tinyExamples(count: 600)
    let whole = trainer.evaluate(examples)
    let parts = [0..<100, 100..<356, 356..<600].map { range in
      trainer.evaluate(
        Examples(
          pixels: examples.pixels,
          labels: examples.labels,
          featureCount: 6,
          rows: Array(examples.rows[range])
        )
      )
    }
    #expect(whole.exampleCount == 600)
    #expect(whole.correctCount == parts.map(\.correctCount).reduce(0, +))
    expectClose([whole.lossSum], [parts.map(\.lossSum).reduce(0, +)], within: 1e-4)
  }

  @Test func rowsChooseTheExamples() throws {
    // Trained on rows 5 to 27 of a larger set: the same as on those examples alone.
    let large = tinyExamples(count: 40)
    let chosen = Examples(
      pixels: large.pixels,
      labels: large.labels,
      featureCount: 6,
      rows: (5..<28).map { Int32($0) }
    )
    let alone = Examples(
      pixels: Array(large.pixels[30..<168]),
      labels: Array(large.labels[5..<28]),
      featureCount: 6,
      rows: (0..<23).map { Int32($0) }
    )
    let a = try Self.trainer(training: chosen)
    let b = try Self.trainer(training: alone)
    #expect(a.trainEpoch() == b.trainEpoch())
    #expect(a.parameters == b.parameters)
  }

  @Test func numbersAreFeaturesAsBytesAre() throws {
    // A power of two as the factor, so that no rounding tells the two ways apart.
    let (scale, offset): (Float, Float) = (1 / 128, -1)
    let images = tinyExamples(count: 40)
    let rows = (5..<28).map { Int32($0) }
    let bytes = Examples(
      pixels: images.pixels,
      labels: images.labels,
      featureCount: 6,
      rows: rows,
      scale: scale,
      offset: offset
    )
    let numbers = Examples(
      values: .numbers(images.pixels.map { Float($0) }),
      labels: images.labels,
      featureCount: 6,
      rows: rows,
      scale: scale,
      offset: offset
    )
    let a = try Self.trainer(training: bytes)
    let b = try Self.trainer(training: numbers)
    #expect(a.trainEpoch() == b.trainEpoch())
    #expect(a.parameters == b.parameters)
    #expect(a.evaluate(bytes) == b.evaluate(numbers))
  }

  @Test func divergenceIsAResult() throws {
    let trainer = try Self.trainer(
      tinyArchitecture(),
      .sgd(learningRate: 1e30, momentum: 0.9)
    )
    let outcome = trainer.trainEpoch()
    let step = try #require(outcome.divergedAtStep)
    #expect(step > 1)
    #expect(outcome.stepCount == step - 1)
    #expect(outcome.running.exampleCount == 5 * (step - 1))
    #expect(outcome.running.lossSum.isFinite)
    let next = trainer.trainEpoch()
    #expect(next.divergedAtStep == step)
    #expect(next.running.exampleCount == 0)
  }

  @Test func aStateThatIsNotFiniteIsADivergence() throws {
    // Adam's second moment is a square, that of gradients about 10²¹ beyond a Float: further updates would be 0.
    let examples = Examples(
      pixels: (0..<60).map { UInt8(200 + 7 * $0 % 50) },
      labels: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
      featureCount: 6,
      rows: (0..<10).map { Int32($0) },
      scale: 1e19,
      offset: 0
    )
    let trainer = try Self.trainer(
      tinyArchitecture(),
      .adam(learningRate: 1e-30),
      training: examples
    )
    let outcome = trainer.trainEpoch()
    #expect(outcome.running.lossSum.isFinite)
    #expect(outcome.divergedAtStep == 2)
    #expect(trainer.trainEpoch().running.exampleCount == 0)
  }

  @Test func batchNormOfConstantImagesStaysFinite() throws {
    let examples = Examples(
      pixels: [UInt8](repeating: 7, count: 60),
      labels: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
      featureCount: 6,
      rows: (0..<10).map { Int32($0) }
    )
    let trainer = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm), training: examples)
    for _ in 0..<3 { #expect(trainer.trainEpoch().divergedAtStep == nil) }
    #expect(trainer.evaluate(examples).loss.isFinite)
  }

  @Test func anEpochOfOneBatchHasItsLossAndNoRoughness() throws {
    let outcome = try Self.trainer(batchSize: 23).trainEpoch()
    #expect(outcome.lastBatchLoss == outcome.running.loss)
    #expect(outcome.lossRoughness == nil)
  }

  @Test func theLossesOfTheBatchesAreTraced() throws {
    // Without a step that moves anything, the batches' losses are those of their examples at the first weights.
    let trainer = try Self.trainer(
      tinyArchitecture(),
      .sgd(learningRate: 1e-30, momentum: 0),
      batchSize: 10
    )
    var generator = MersenneTwister(seed: 7)
    _ = ParameterLayout(tinyArchitecture()).initialParameters(Initialization(), using: &generator)
    let order = generator.nextEpochOrder(of: 23)
    let all = tinyExamples()
    let losses = [0..<10, 10..<20, 20..<23].map { range in
      trainer.evaluate(
        Examples(
          pixels: all.pixels,
          labels: all.labels,
          featureCount: 6,
          rows: order[range].map { Int32($0) }
        )
      ).loss
    }
    let outcome = trainer.trainEpoch()
    let differences = [losses[1] - losses[0], losses[2] - losses[1]]
    // Of two numbers the standard deviation is |a - b|/√2.
    let roughness =
      abs(differences[0] - differences[1]) / 2.0.squareRoot() / (losses.reduce(0, +) / 3)
    let found = [try #require(outcome.lastBatchLoss), try #require(outcome.lossRoughness)]
    expectClose(found, [losses[2], roughness], within: 1e-6)
  }

  @Test(arguments: [4, 5, 100, .max])
  func aGhostBatchOfAllRowsIsTheBatch(size: Int) throws {
    // Batches of 5, 5, 5, 5 and 3: after four rows a single one is left, which joins them.
    let ghost = Normalization.batch(ghostBatchSize: size)
    let plain = try Self.trainer(tinyArchitecture(.relu, Self.batchNorm))
    let grouped = try Self.trainer(tinyArchitecture(.relu, ghost))
    for _ in 0..<2 {
      #expect(plain.trainEpoch() == grouped.trainEpoch())
      #expect(plain.parameters.values == grouped.parameters.values)
      #expect(plain.parameters.runningMeans == grouped.parameters.runningMeans)
      #expect(plain.parameters.runningVariances == grouped.parameters.runningVariances)
    }
  }

  @Test func ghostBatchesAndNoiseAreTheSameBitsInEveryRun() throws {
    let options = BatchNormalization(
      ghostBatchSize: 2,
      noise: .init(shift: 0.5, scale: 1.25, spread: 0.1)
    )
    func trained(_ options: BatchNormalization) throws -> [Float] {
      let trainer = try Self.trainer(tinyArchitecture(.relu, Normalization(options)))
      for _ in 0..<2 { #expect(trainer.trainEpoch().divergedAtStep == nil) }
      return trainer.parameters.values
    }
    let one = try trained(options)
    #expect(try trained(options) == one)
    #expect(try trained(BatchNormalization(ghostBatchSize: 2)) != one)
    #expect(try trained(BatchNormalization(noise: options.noise)) != one)
  }

  @Test func aSmallSetIsLearntByHeart() throws {
    let trainer = try Self.trainer(
      Architecture(inputCount: 6, hiddenCounts: [32], classCount: 3),
      .adam(learningRate: 0.01),
      batchSize: 23
    )
    for _ in 0..<200 { _ = trainer.trainEpoch() }
    #expect(trainer.evaluate(tinyExamples()).accuracy == 1)
  }
}

/// What cannot be trained is refused before it starts, with the reason.
@Suite struct TrainerRefusalTests {
  private func error(_ make: () throws(Fault) -> Trainer) -> Fault? {
    do {
      _ = try make()
      return nil
    } catch {
      return error
    }
  }

  @Test func aLastBatchOfOneUnderBatchNorm() throws {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(tinyArchitecture(.relu, TrainerTests.batchNorm), batchSize: 11)
    }
    let found = try #require(refused)
    #expect(
      found.message
        == "the last batch of an epoch would have one example under batch normalisation "
        + "(got 23 examples in batches of 11)"
    )
    #expect(found.hint == "Train on 22 examples or change the batch size.")
    // Without batch normalisation a batch of one is as good as any.
    #expect(try TrainerTests.trainer(batchSize: 11).trainEpoch().stepCount == 3)
  }

  @Test func batchesOfOneUnderBatchNorm() {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(tinyArchitecture(.relu, TrainerTests.batchNorm), batchSize: 1)
    }
    #expect(refused?.message.contains("at least two examples in a batch") == true)
  }

  @Test(arguments: [Initialization(.constant(.nan)), Initialization(scale: 1e300)])
  func initialNumbersThatSinglePrecisionDoesNotHold(initialization: Initialization) {
    let refused = error { () throws(Fault) in
      try Trainer(
        architecture: tinyArchitecture(),
        optimizer: TrainerTests.sgd,
        initialization: initialization,
        batchSize: 5,
        seed: 1,
        training: tinyExamples()
      )
    }
    #expect(refused?.message.contains("of the initial weights is out of range") == true)
  }

  @Test(arguments: [-0.1, 1, .nan])
  func aDropoutThatIsNoProbability(dropout: Double) {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(
        Architecture(inputCount: 6, hiddenCounts: [4], classCount: 3, dropout: dropout)
      )
    }
    #expect(refused?.message.hasPrefix("dropout is out of range") == true)
  }

  @Test func layerNormNeedsNoSecondExample() throws {
    let layerNorm = Normalization.layer()
    let trainer = try TrainerTests.trainer(tinyArchitecture(.relu, layerNorm), batchSize: 1)
    #expect(trainer.trainEpoch().stepCount == 23)
  }

  @Test(arguments: [0, -1, 24])
  func aBatchSizeOutsideTheExamples(batchSize: Int) {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(batchSize: batchSize)
    }
    let message =
      batchSize < 1 ? "batch size is out of range" : "the batch is larger than the training set"
    #expect(refused?.message.hasPrefix(message) == true)
  }

  @Test func aLabelThatIsNotAClass() throws {
    var labels = [UInt8](repeating: 0, count: 23)
    labels[17] = 3
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(training: tinyExamples(labels: labels))
    }
    let found = try #require(refused)
    #expect(
      found.message
        == "training example 17 has a class that the network does not know "
        + "(got label 3, expected less than 3)"
    )
  }

  @Test func inputsThatAreNotTheFeatures() {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(Architecture(inputCount: 7, hiddenCounts: [], classCount: 3))
    }
    #expect(refused?.message.contains("(got 7 inputs and 3 outputs, expected 6 and 3)") == true)
  }

  @Test func noExamples() {
    let none = Examples(pixels: [], labels: [], featureCount: 6, rows: [])
    let refused = error { () throws(Fault) in try TrainerTests.trainer(training: none) }
    #expect(refused?.message.hasPrefix("there are no training examples") == true)
  }

  @Test(arguments: [[0], [-5], [1_000_000_000], [.max, .max]])
  func layersThatNoNetworkHas(hidden: [Int]) {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(Architecture(inputCount: 6, hiddenCounts: hidden, classCount: 3))
    }
    let message = hidden[0] < 1 ? "a layer has no units" : "parameters (expected at most"
    #expect(refused?.message.contains(message) == true)
  }

  @Test(arguments: [
    BatchNormalization(statistics: .exponential(momentum: 0)),
    BatchNormalization(statistics: .exponential(momentum: 1.5)), BatchNormalization(epsilon: 0),
    BatchNormalization(epsilon: .nan), BatchNormalization(statistics: .exponential(momentum: .nan)),
    BatchNormalization(ghostBatchSize: 1), BatchNormalization(ghostBatchSize: -4),
    BatchNormalization(noise: .init(shift: -0.1, scale: 1, spread: 0)),
    BatchNormalization(noise: .init(shift: 0, scale: 0.9, spread: 0)),
    BatchNormalization(noise: .init(shift: 0, scale: 1, spread: .nan)),
    BatchNormalization(noise: .init(shift: 1e300, scale: 1, spread: 0)),
  ])
  func batchNormOptionsOutOfRange(options: BatchNormalization) {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(tinyArchitecture(.relu, Normalization(options)))
    }
    #expect(refused?.message.hasPrefix("batch norm") == true)
  }

  @Test(
    arguments: [
      .sgd(learningRate: 0, momentum: 0.9), .sgd(learningRate: .nan, momentum: 0.9),
      .sgd(learningRate: 1e300, momentum: 0), .sgd(learningRate: 1e-50, momentum: 0),
      .sgd(learningRate: 0.1, momentum: 1),
      .sgd(learningRate: 0.1, momentum: -0.1), .adam(learningRate: -1),
      .adam(learningRate: 0.1, beta1: 1), .adam(learningRate: 0.1, beta2: 1.1),
      .adam(learningRate: 0.1, epsilon: 0),
      .sgd(learningRate: 0.1, momentum: 0, isNesterov: true),
      .sgd(learningRate: 0.1, momentum: 0.9, weightDecay: -1),
      .adamW(learningRate: 0.1, weightDecay: .infinity),
    ] as [Optimizer]
  )
  func optimizerNumbersOutOfRange(optimizer: Optimizer) {
    let refused = error { () throws(Fault) in
      try TrainerTests.trainer(tinyArchitecture(), optimizer)
    }
    #expect(
      refused?.message.contains("is out of range") == true
        || refused?.message.hasPrefix("nesterov is set without a momentum") == true
    )
  }
}
