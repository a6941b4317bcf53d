import Foundation
import Models
import Testing
import Training

@Suite struct GradientProbeTests {
  /// The slope of ln ‖∂L/∂h‖² over the layers from the last to the first.
  private func slope(_ parameters: Parameters) -> Double {
    let squares = probe(GradientProbe.self, parameters.architecture, DeepNetworks.examples)
      .found(in: parameters).gradientSquares
    let points = squares.enumerated().map { (x: -Double($0), y: log($1)) }
    let meanX = points.reduce(0) { $0 + $1.x } / Double(points.count)
    let meanY = points.reduce(0) { $0 + $1.y } / Double(points.count)
    return points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
      / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  }

  @Test func gradientsVanishByTheSixthPartALayerFromTheDefaultInitialization() {
    // ln(1/6): weights of variance 1/(3n), and relu lets half of the gradient through.
    #expect(abs(slope(DeepNetworks.plain) + 1.7918) < 0.05)
  }

  @Test func gradientsKeepTheirSizeFromHeInitialization() {
    #expect(abs(slope(DeepNetworks.he)) < 0.05)
  }

  @Test func gradientsExplodeUnderBatchNorm() {
    // Yang et al. 2019, arXiv:1902.08129, theorem 8: ln(π/(π − 1)) = 0.3832 for large batches, 0.401 for 64 examples.
    #expect((0.35...0.42).contains(slope(DeepNetworks.normalized)))
  }

  @Test func sizesAreThoseOfTheLearnersGradients() {
    // As many examples as a batch: whatever the order, the batch is all of them.
    let examples = tinyExamples(count: 8)
    let architecture = tinyArchitecture(.tanh)
    let parameters = initialParameters(architecture)
    let sizes = probe(GradientProbe.self, architecture, examples, batchSize: 8)
      .found(in: parameters)
    let learner = doubleLearner(parameters, on: examples)
    _ = learner.evaluateInTraining(rows: 8)
    let gradients = learner.gradients(rows: 8)
    let layers = learner.network.layout.layers
    let norms = layers.map { layer in
      gradients[layer.weight..<layer.endOfWeight].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    expectClose(sizes.weightGradientNorms, norms, within: 1e-6)
    // ∂L/∂h of the last hidden layer is ∂L/∂z Wᵀ, ∂L/∂z = (softmax(z) − onehot)/8.
    let (last, logits) = (layers[2], learner.network.logits)
    let squares = (0..<8).map { row in
      let powers = (0..<3).map { exp(logits[row * 3 + $0]) }
      let slopes = (0..<3).map { label in
        (powers[label] / powers.reduce(0, +) - (learner.labels[row] == label ? 1 : 0)) / 8
      }
      return (0..<4).reduce(0.0) { sum, unit in
        let slope = (0..<3).reduce(0.0) {
          $0 + slopes[$1] * Double(parameters.values[last.weight + unit * 3 + $1])
        }
        return sum + slope * slope
      }
    }
    expectClose([sizes.gradientSquares[1]], [squares.reduce(0, +) / 8], within: 1e-8)
    #expect(sizes.gradientSquares.count == 2)
  }
}

/// A learner in double precision with all examples in its batch.
func doubleLearner(_ parameters: Parameters, on examples: Examples) -> Learner<Double> {
  let learner = Learner<Double>(
    parameters.architecture,
    optimizer: .sgd(learningRate: 1, momentum: 0),
    parameters: parameters.values.map(Double.init),
    capacity: examples.count
  )
  for (row, image) in examples.rows.enumerated() {
    learner.labels[row] = examples.labels[Int(image)]
    for feature in 0..<examples.featureCount {
      let byte = examples.pixels[Int(image) * examples.featureCount + feature]
      learner.network.input[row * examples.featureCount + feature] =
        Double(Float(byte) * examples.scale + examples.offset)
    }
  }
  return learner
}
