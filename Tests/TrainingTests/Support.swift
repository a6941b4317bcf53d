import Datasets
import Models
import Testing
import Training

/// A buffer with these elements.
func buffer<Element>(_ values: [Element]) -> Buffer<Element> {
  let buffer = Buffer<Element>(count: values.count)
  buffer.assign(values)
  return buffer
}

/// Expects as many numbers, each within an absolute distance.
func expectClose(
  _ values: [Double],
  _ expected: [Double],
  within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == expected.count, sourceLocation: sourceLocation)
  for (index, pair) in zip(values, expected).enumerated() {
    #expect(
      abs(pair.0 - pair.1) <= tolerance,
      "element \(index): got \(pair.0), expected \(pair.1)",
      sourceLocation: sourceLocation
    )
  }
}

/// 23 images of six bytes in three classes, by a formula that the oracle repeats.
func tinyExamples(count: Int = 23, labels: [UInt8]? = nil) -> Examples {
  let pixels = (0..<count * 6).map { (i: Int) in UInt8((37 * i + 11 * i * i) % 256) }
  let classes = (0..<count).map { (i: Int) in UInt8(i * 5 / 3 % 3) }
  let rows = (0..<count).map { Int32($0) }
  return Examples(pixels: pixels, labels: labels ?? classes, featureCount: 6, rows: rows)
}

/// A network for ``tinyExamples(count:labels:)``.
func tinyArchitecture(
  _ activation: Activation = .relu,
  _ normalization: Normalization = .none
) -> Architecture {
  Architecture(
    inputCount: 6,
    hiddenCounts: [5, 4],
    classCount: 3,
    activation: activation,
    normalization: normalization
  )
}

/// A network for ``tinyExamples(count:labels:)`` that a method normalises: a perceptron, or one of 32 channels where the
/// method takes images alone or does not take so few units.
func tinyArchitecture(of method: any NormalizationMethod) -> Architecture {
  let perceptron = tinyArchitecture(.tanh, Normalization(method))
  if (try? perceptron.check()) != nil { return perceptron }
  return Architecture(
    input: .image(channels: 1, height: 2, width: 3),
    layers: [Convolution(32, hasBias: false), method, Activation.tanh, Linear(3)]
  )
}

/// A learner with random parameters everywhere, scales and shifts too, on a random batch.
func randomLearner(
  _ architecture: Architecture,
  loss: Loss = .crossEntropy,
  rows: Int,
  seed: UInt64
) -> Learner<Double> {
  var generator = MersenneTwister(seed: seed)
  let learner = Learner<Double>(
    architecture,
    optimizer: .sgd(learningRate: 0.1, momentum: 0),
    loss: loss,
    parameters: (0..<architecture.parameterCount).map { _ in
      Double(generator.nextUniform(from: -1, to: 1))
    },
    capacity: rows
  )
  for i in 0..<rows * architecture.inputCount {
    learner.network.input[i] = Double(generator.nextUniform(from: -1, to: 1))
  }
  for row in 0..<rows { learner.labels[row] = UInt8(row * 5 / 3 % architecture.classCount) }
  return learner
}

extension Examples {
  /// The bytes of the images, which all examples of these tests are.
  var pixels: [UInt8] {
    switch values {
    case .bytes(let pixels): pixels
    case .numbers: []
    }
  }
}
