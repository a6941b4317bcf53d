import Models
import Testing
import Training

@Suite struct NetworkTests {
  static let batchNorm = Normalization.batch()
  static let noisyGhosts = Normalization.batch(
    ghostBatchSize: 3,
    noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
  )
  static let layerNorm = Normalization.layer()

  private func architecture(
    _ normalization: Normalization,
    hidden: [Int] = [5],
    dropout: Double = 0
  ) -> Architecture {
    Architecture(
      inputCount: 4,
      hiddenCounts: hidden,
      classCount: 3,
      normalization: normalization,
      dropout: dropout
    )
  }

  @Test func theBiasBeforeABatchNormHasNoGradient() {
    let learner = randomLearner(architecture(Self.batchNorm), rows: 6, seed: 2)
    _ = learner.evaluateInTraining(rows: 6)
    let gradients = learner.gradients(rows: 6)
    // 4 x 5 weights, then 5 biases.
    #expect(gradients[20..<25].allSatisfy { $0 == 0 })
    #expect(gradients[..<20].contains { $0 != 0 })
  }

  @Test(arguments: [.none, batchNorm, noisyGhosts, layerNorm] as [Normalization])
  func retainingAddsThePreviousGradients(normalization: Normalization) {
    let learner = randomLearner(architecture(normalization), rows: 6, seed: 2)
    _ = learner.evaluateInTraining(rows: 6)
    let once = learner.gradients(rows: 6)
    _ = learner.evaluateInTraining(rows: 6)
    learner.network.backward(rows: 6, retaining: 0.9)
    expectClose(learner.network.gradients.values, once.map { 1.9 * $0 }, within: 1e-15)
  }

  @Test(
    arguments: [.none, batchNorm, noisyGhosts, layerNorm] as [Normalization],
    [Activation.relu, .sigmoid, .tanh]
  )
  func floatAndDoubleComputeTheSame(normalization: Normalization, activation: Activation) {
    // The product of oneDNN against the one by definition, at a shape with every kind of product.
    let architecture = Architecture(
      inputCount: 33,
      hiddenCounts: [67, 19],
      classCount: 5,
      activation: activation,
      normalization: normalization,
      dropout: 0.2
    )
    let rows = 21
    let double = randomLearner(architecture, rows: rows, seed: 5)
    let float = Learner<Float>(
      architecture,
      optimizer: .sgd(learningRate: 0.1, momentum: 0),
      parameters: double.network.parameters.values.map { Float($0) },
      capacity: rows
    )
    for i in 0..<rows * 33 { float.network.input[i] = Float(double.network.input[i]) }
    for i in 0..<rows { float.labels[i] = double.labels[i] }
    let a = float.evaluateInTraining(rows: rows)
    let b = double.evaluateInTraining(rows: rows)
    expectClose([a.loss], [b.loss], within: 1e-5)
    expectClose(
      float.gradients(rows: rows).map { Double($0) },
      double.gradients(rows: rows),
      within: 1e-5
    )
    expectClose(
      [float.subject.evaluate(rows: rows).loss],
      [double.subject.evaluate(rows: rows).loss],
      within: 1e-5
    )
  }

  @Test func inferenceOnASingleRowNeedsNoBatch() {
    let network = randomLearner(architecture(Self.batchNorm), rows: 6, seed: 2).network
    network.forwardInTraining(rows: 6, step: 1)
    network.forwardInInference(rows: 6)
    let together = (0..<3).map { network.logits[$0] }
    network.forwardInInference(rows: 1)
    expectClose((0..<3).map { network.logits[$0] }, together, within: 1e-12)
  }

  @Test func withoutRunningStatisticsInferenceUsesTheBatch() {
    let options = BatchNormalization(statistics: .none)
    let network = randomLearner(architecture(Normalization(options)), rows: 6, seed: 2).network
    #expect(network.runningMeans.count == 0)
    network.forwardInTraining(rows: 6, step: 1)
    let training = (0..<18).map { network.logits[$0] }
    network.forwardInInference(rows: 6)
    #expect((0..<18).map { network.logits[$0] } == training)
  }

  @Test func cumulativeStatisticsAreTheMeanOverTheBatches() {
    let options = BatchNormalization(statistics: .cumulative)
    let one = randomLearner(architecture(Normalization(options)), rows: 6, seed: 2).network
    one.forwardInTraining(rows: 6, step: 1)
    let first = one.runningMeans.values
    for i in 0..<24 { one.input[i] = -one.input[i] / 2 }
    let alone = randomLearner(architecture(Normalization(options)), rows: 6, seed: 2).network
    for i in 0..<24 { alone.input[i] = one.input[i] }
    alone.forwardInTraining(rows: 6, step: 1)
    one.forwardInTraining(rows: 6, step: 2)
    let mean = zip(first, alone.runningMeans.values).map { ($0 + $1) / 2 }
    expectClose(one.runningMeans.values, mean, within: 1e-15)
  }

  @Test func dropoutIsForTrainingOnly() {
    let network = randomLearner(architecture(.none, dropout: 0.5), rows: 6, seed: 2).network
    let plain = randomLearner(architecture(.none), rows: 6, seed: 2).network
    network.forwardInInference(rows: 6)
    plain.forwardInInference(rows: 6)
    #expect((0..<18).map { network.logits[$0] } == (0..<18).map { plain.logits[$0] })
    network.forwardInTraining(rows: 6, step: 1)
    #expect((0..<18).map { network.logits[$0] } != (0..<18).map { plain.logits[$0] })
  }

  @Test func dropoutDependsOnItsStepAlone() {
    let network = randomLearner(architecture(.none, dropout: 0.5), rows: 6, seed: 2).network
    func logits(step: Int) -> [Double] {
      network.forwardInTraining(rows: 6, step: step)
      return (0..<18).map { network.logits[$0] }
    }
    let third = logits(step: 3)
    #expect(logits(step: 4) != third)
    #expect(logits(step: 3) == third)
  }
}
