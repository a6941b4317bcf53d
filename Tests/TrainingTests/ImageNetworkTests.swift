import Datasets
import Models
import Testing
import Training

/// Noise as images of one channel, with random labels.
func noiseImages(_ count: Int, channels: Int = 1, side: Int = 8) -> Examples {
  noiseExamples(count: count, features: channels * side * side, classes: 3)
}

/// A residual network for ``noiseImages(_:channels:side:)``.
func tinyResidualNetwork(
  _ normalization: Normalization = .batch(),
  channels: Int = 1,
  side: Int = 8
) -> Architecture {
  let first: [any Layer] = [Convolution(3)] + (normalization.method.map { [$0] } ?? [])
  return Architecture(
    input: .image(channels: channels, height: side, width: side),
    layers: first + [
      Activation.relu, Residual(3, normalization: normalization),
      Residual(4, stride: 2, normalization: normalization), GlobalMean(), Linear(3),
    ]
  )
}

@Suite struct ImageNetworkTests {
  private func trainer(
    _ architecture: Architecture,
    _ examples: Examples,
    batchSize: Int = 8
  ) throws -> Trainer {
    try Trainer(
      architecture: architecture,
      optimizer: .adam(learningRate: 0.01),
      batchSize: batchSize,
      seed: 3,
      training: examples
    )
  }

  @Test func aTrainingThatIsResumedGoesOnWithTheSameBits() throws {
    let examples = noiseImages(30)
    let whole = try trainer(tinyResidualNetwork(), examples)
    _ = whole.trainEpoch()
    let checkpoint = whole.checkpoint
    let later = try trainer(tinyResidualNetwork(), examples)
    #expect(later.fits(checkpoint))
    later.resume(from: checkpoint)
    let (one, other) = (whole.trainEpoch(), later.trainEpoch())
    #expect(one.running.lossSum == other.running.lossSum)
    #expect(whole.parameters == later.parameters)
    #expect(whole.checkpoint == later.checkpoint)
  }

  @Test func anEvaluationDoesNotDependOnTheBatchSize() throws {
    let examples = noiseImages(150)
    let one = try trainer(tinyResidualNetwork(), examples, batchSize: 8)
    _ = one.trainEpoch()
    let other = try trainer(tinyResidualNetwork(), examples, batchSize: 100)
    other.restore(one.parameters)
    #expect(one.evaluate(examples).lossSum == other.evaluate(examples).lossSum)
    #expect(one.correctness(of: examples) == other.correctness(of: examples))
  }

  @Test func anImageIsTheSameInABatchAndAlone() {
    let layers: [any Layer] = [
      Convolution(5), GroupNormalization(groups: 5), Activation.relu, Pooling(.max, 2),
      Convolution(3, stride: 2), Activation.tanh, GlobalMean(),
    ]
    let architecture = Architecture(
      input: .image(channels: 3, height: 9, width: 8),
      layers: layers
    )
    var generator = MersenneTwister(seed: 4)
    let values = ParameterLayout(architecture).initialParameters(using: &generator)
    let network = FeedforwardNetwork<Float>(architecture, parameters: values, capacity: 7)
    let features = (0..<7 * architecture.inputCount).map { _ in
      generator.nextUniform(from: -1, to: 1)
    }
    func outputs(_ rows: Range<Int>) -> [Float] {
      let count = architecture.inputCount
      for (index, value) in features[rows.lowerBound * count..<rows.upperBound * count].enumerated()
      {
        network.input[index] = value
      }
      network.forwardInInference(rows: rows.count)
      return (0..<rows.count * 3).map { network.logits[$0] }
    }
    #expect(outputs(0..<7) == outputs(0..<3) + outputs(3..<7))
  }

  @Test func preciseStatisticsAreOverAllPixelsOfAllExamples() throws {
    let architecture = Architecture(
      input: .image(channels: 2, height: 4, width: 3),
      layers: [Convolution(3), BatchNormalization(), Activation.relu, Linear(2)]
    )
    let learner = randomLearner(architecture, rows: 7, seed: 8)
    let network = learner.network
    let values = Buffer<Double>(count: 7 * 12 * 3)
    network.forwardInInference(rows: 7)
    network.computeProduct(of: 0, into: values.start, rows: 7)
    let population = PopulationStatistics<Double>(architecture)
    network.forwardWithBatchStatistics(rows: 5, gathering: population)
    for index in 0..<2 * 24 { network.input[index] = network.input[5 * 24 + index] }
    network.forwardWithBatchStatistics(rows: 2, gathering: population)
    for channel in 0..<3 {
      let numbers = (0..<84).map { values.start[$0 * 3 + channel] }
      let mean = numbers.reduce(0, +) / 84
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 84
      expectClose([population.means.start[channel]], [mean], within: 1e-14)
      expectClose([population.variances.start[channel]], [variance], within: 1e-14)
    }
  }

  @Test(arguments: [false, true])
  func droppedNumbersAreZeroAndTheOthersLarger(wholeChannels: Bool) {
    let chance: any Layer = wholeChannels ? ChannelDropout(0.25) : Dropout(0.25)
    let (examples, channels, places) = (40, 10, 6)
    let layers = ImageLayers(
      [Identity(), chance],
      of: .image(channels: channels, height: 2, width: 3),
      examples: examples
    ) { _, _ in [] }
    let ones = [Double](repeating: 3, count: examples * channels * places)
    let outputs = layers.outputs(of: ones)
    #expect(Set(outputs) == [0, 4])
    let sets = stride(from: 0, to: outputs.count, by: places).map {
      Set(outputs[$0..<$0 + places]).count
    }
    #expect(wholeChannels ? sets.allSatisfy { $0 == 1 } : sets.contains(2))
    let dropped = Double(outputs.count { $0 == 0 }) / Double(outputs.count)
    // Five standard deviations of the share among 400 channels.
    #expect(abs(dropped - 0.25) < 5 * (0.25 * 0.75 / 400).squareRoot())
    layers.network.forwardInInference(rows: examples)
    let kept = layers.network.activations(of: 0)
    #expect((0..<ones.count).allSatisfy { kept[$0] == 3 })
    // The gradient of the last pass passes the same mask.
    _ = layers.outputs(of: ones)
    #expect(layers.inputGradients(ones) == outputs)
  }
}
