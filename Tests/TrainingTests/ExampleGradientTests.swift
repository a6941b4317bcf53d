import Datasets
import Models
import Testing
import Training

/// The gradients of the examples in inference mode, which nothing but probes asks for, against central differences.
@Suite struct ExampleGradientTests {
  private static let image = ExampleShape.image(channels: 2, height: 5, width: 4)

  static let networks: [[any Layer]] = [
    [
      Convolution(3), BatchNormalization(), Activation.tanh, Pooling(.average, 2), Linear(4),
      BatchNormalization(), Activation.gelu, Linear(3),
    ],
    // Both what a block's branch and what comes past it get are the examples.
    [
      Residual(3, stride: 2, normalization: .batch(), activation: .tanh, shortcut: .zeroPadding),
      Linear(3),
    ],
    [Residual(3, normalization: .batch(), activation: .tanh, isPreactivated: true), Linear(3)],
    [Residual(2, activation: .tanh, branchScale: 0.5), GlobalMean(), Linear(3)],
    [Convolution(4), GroupNormalization(groups: 2), Activation.sigmoid, GlobalMean(), Linear(3)],
  ]

  @Test(arguments: networks.indices, [false, true])
  func gradientsOfExamplesMatchCentralDifferences(index: Int, ofPopulation: Bool) {
    let architecture = Architecture(input: Self.image, layers: Self.networks[index])
    let (rows, width) = (4, architecture.inputCount)
    let network = randomLearner(architecture, rows: rows, seed: 21).network
    network.forwardInTraining(rows: rows, step: 1)
    let population = ofPopulation ? PopulationStatistics<Double>(architecture) : nil
    if let population { network.forwardWithBatchStatistics(rows: rows, gathering: population) }
    // The sum of the logits times 1, 2 and 3.
    func value() -> Double {
      network.forwardInInference(rows: rows, with: population)
      return (0..<rows * 3).reduce(0) { $0 + Double($1 % 3 + 1) * network.logits[$1] }
    }
    _ = value()
    for logit in 0..<rows * 3 { network.logitGradients[logit] = Double(logit % 3 + 1) }
    let gradients = Buffer<Double>(count: rows * width)
    network.backwardInInference(rows: rows, with: population, toExamples: gradients.start)
    let step = 1e-5
    var differences: [Double] = []
    for row in 0..<rows {
      for place in 0..<20 {
        for channel in 0..<2 {
          let feature = row * width + channel * 20 + place
          let kept = network.input[feature]
          network.input[feature] = kept + step
          let above = value()
          network.input[feature] = kept - step
          differences.append((above - value()) / (2 * step))
          network.input[feature] = kept
        }
      }
    }
    expectClose(gradients.values, differences, within: 1e-7)
  }
}
