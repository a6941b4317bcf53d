import Testing
import Training

/// Gradients against central differences in double precision; see also the kernels' own tests.
@Suite struct NetworkTests {
  /// The step of the differences: their error is about the step squared, 1e-10, plus 1e-16/step.
  static let step = 1e-5

  static let cases: [(hidden: [Int], activation: Activation, isNormalized: Bool)] = [
    ([], .relu, false),
    ([5], .relu, false),
    ([5, 4], .sigmoid, false),
    ([5], .relu, true),
    ([5, 4], .relu, true),
    ([4, 3, 3], .sigmoid, true),
  ]

  @Test(arguments: cases.indices)
  func gradientsMatchCentralDifferences(index: Int) {
    let (hidden, activation, isNormalized) = Self.cases[index]
    let architecture = Architecture(
      inputCount: 4,
      hiddenCounts: hidden,
      classCount: 3,
      activation: activation,
      normalization: isNormalized ? .batch(BatchNormOptions()) : .none
    )
    let rows = 6
    let network = Self.network(architecture, rows: rows, seed: 11)
    let labels = buffer([0, 1, 2, 2, 1, 0] as [UInt8])
    func loss() -> Double {
      network.forwardInTraining(rows: rows)
      return network.evaluateLogits(labels: labels.start, rows: rows, preparingBackward: true).loss
    }
    _ = loss()
    network.backward(rows: rows, retaining: 0)
    let gradients = network.gradients.values
    var worst = 0.0
    for parameter in gradients.indices {
      let value = network.parameters.start[parameter]
      network.parameters.start[parameter] = value + Self.step
      let above = loss()
      network.parameters.start[parameter] = value - Self.step
      let below = loss()
      network.parameters.start[parameter] = value
      let difference = (above - below) / (2 * Self.step)
      // Below a thousandth, where the differences themselves carry 1e-10 of error, the scale is fixed.
      let scale = max(abs(difference), abs(gradients[parameter]), 1e-3)
      worst = max(worst, abs(difference - gradients[parameter]) / scale)
    }
    print("\(gradients.count) gradient checks of \(architecture.hiddenCounts), worst \(worst)")
    #expect(worst <= 1e-6)
  }

  @Test func theBiasBeforeABatchNormHasNoGradient() {
    let architecture = Architecture(
      inputCount: 4,
      hiddenCounts: [5],
      classCount: 3,
      normalization: .batch(BatchNormOptions())
    )
    let network = Self.network(architecture, rows: 6, seed: 2)
    let labels = buffer([0, 1, 2, 2, 1, 0] as [UInt8])
    network.forwardInTraining(rows: 6)
    _ = network.evaluateLogits(labels: labels.start, rows: 6, preparingBackward: true)
    network.backward(rows: 6, retaining: 0)
    let bias = network.layout.layers[0].bias
    #expect(network.gradients.values[bias..<bias + 5].allSatisfy { $0 == 0 })
  }

  @Test(arguments: [Normalization.none, .batch(BatchNormOptions())])
  func retainingAddsThePreviousGradients(normalization: Normalization) {
    let architecture = Architecture(
      inputCount: 4,
      hiddenCounts: [5],
      classCount: 3,
      normalization: normalization
    )
    let network = Self.network(architecture, rows: 6, seed: 2)
    let labels = buffer([0, 1, 2, 2, 1, 0] as [UInt8])
    func backward(retaining: Double) -> [Double] {
      network.forwardInTraining(rows: 6)
      _ = network.evaluateLogits(labels: labels.start, rows: 6, preparingBackward: true)
      network.backward(rows: 6, retaining: retaining)
      return network.gradients.values
    }
    let once = backward(retaining: 0)
    expectClose(backward(retaining: 0.9), once.map { 1.9 * $0 }, within: 1e-15)
  }

  @Test func floatAndDoubleComputeTheSame() {
    // The product of oneDNN against the one by definition, at a shape with every kind of product.
    let architecture = Architecture(
      inputCount: 33,
      hiddenCounts: [17, 19],
      classCount: 5,
      normalization: .batch(BatchNormOptions())
    )
    var generator = MersenneTwister(seed: 5)
    let initial = ParameterLayout(architecture).initialParameters(using: &generator)
    let rows = 21
    let float = Network<Float>(architecture, parameters: initial, capacity: rows)
    let double = Network<Double>(architecture, parameters: initial.map(Double.init), capacity: rows)
    for i in 0..<rows * 33 {
      let value = generator.nextUniform(from: -1, to: 1)
      float.input[i] = value
      double.input[i] = Double(value)
    }
    let labels = buffer((0..<rows).map { UInt8($0 % 5) })
    float.forwardInTraining(rows: rows)
    double.forwardInTraining(rows: rows)
    let a = float.evaluateLogits(labels: labels.start, rows: rows, preparingBackward: true)
    let b = double.evaluateLogits(labels: labels.start, rows: rows, preparingBackward: true)
    expectClose([a.loss], [b.loss], within: 1e-6)
    float.backward(rows: rows, retaining: 0)
    double.backward(rows: rows, retaining: 0)
    expectClose(float.gradients.values.map(Double.init), double.gradients.values, within: 1e-6)
  }

  @Test func inferenceOnASingleRowNeedsNoBatch() {
    let architecture = Architecture(
      inputCount: 4,
      hiddenCounts: [5],
      classCount: 3,
      normalization: .batch(BatchNormOptions())
    )
    let network = Self.network(architecture, rows: 6, seed: 2)
    network.forwardInTraining(rows: 6)
    network.forwardInInference(rows: 6)
    let together = (0..<3).map { network.logits[$0] }
    network.forwardInInference(rows: 1)
    expectClose((0..<3).map { network.logits[$0] }, together, within: 1e-12)
  }

  /// A network with random parameters everywhere, scales and shifts too, and a random batch.
  private static func network(
    _ architecture: Architecture,
    rows: Int,
    seed: UInt64
  ) -> Network<Double> {
    var generator = MersenneTwister(seed: seed)
    let parameters = (0..<architecture.parameterCount).map { _ in
      Double(generator.nextUniform(from: -1, to: 1))
    }
    let network = Network<Double>(architecture, parameters: parameters, capacity: rows)
    for i in 0..<rows * architecture.inputCount {
      network.input[i] = Double(generator.nextUniform(from: -1, to: 1))
    }
    return network
  }
}
