import Datasets
import Models
import Testing
import Training

/// Ten updates of networks of images.
///
/// Expectations: PyTorch 2.15 in double precision, SGD with a learning rate of 0.05, momentum 0.9 and a weight decay of 0.01
/// on all parameters.
@Suite struct TenUpdatesTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var layers: [any Layer]
    /// The loss before updates 1, 2 and 10.
    var losses: [Double]
    /// The sum of the digests of all parameters after updates 1, 2 and 10.
    var sums: [Double]
    /// The logits of the first example in inference after ten updates.
    var logits: [Double]
  }

  static let cases = [
    // Equal values in the windows of the first update: which of them counts decides the sum by 0.1.
    Case(
      testDescription: "conv 3, batch norm, relu, pool, linear",
      layers: [
        Convolution(3), BatchNormalization(), Activation.relu, Pooling(.max), Linear(3),
      ],
      losses: [2.69491350242, 1.64185091602, 0.322354195777],
      sums: [-35.3026546432, -55.2655895105, -2.59328196922],
      logits: [1.66142753672, -1.27514191974, -0.533300096539]
    ),
    Case(
      testDescription: "conv 3, batch norm, relu, block 3, block 4 /2, mean, linear",
      layers: [
        Convolution(3, hasBias: false), BatchNormalization(), Activation.relu,
        Residual(3, normalization: .batch(), hasBias: false),
        Residual(4, stride: 2, normalization: .batch(), hasBias: false), GlobalMean(), Linear(3),
      ],
      losses: [1.0843010331, 1.0765807919, 0.964022755668],
      sums: [-17.3417874158, -17.475934845, -31.2864663561],
      logits: [0.100627542202, 0.00525839593036, -0.138940503564]
    ),
    Case(
      testDescription:
        "conv 4, group norm, relu, average, conv 4 /2, group norm, relu, mean, linear",
      layers: [
        Convolution(4), GroupNormalization(groups: 2), Activation.relu, Pooling(.average),
        Convolution(4, stride: 2), GroupNormalization(groups: 2), Activation.relu, GlobalMean(),
        Linear(3),
      ],
      losses: [1.13165148474, 1.12672636669, 1.04526380507],
      sums: [-23.1380625654, -23.0987840989, -32.3837359844],
      logits: [0.0888518453289, 0.0731521320387, -0.16098728144]
    ),
  ]

  private func learner(_ layers: [any Layer]) -> Learner<Double> {
    let architecture = Architecture(
      input: .image(channels: 1, height: 8, width: 8),
      layers: layers
    )
    let learner = Learner<Double>(
      architecture,
      optimizer: .sgd(learningRate: 0.05, momentum: 0.9, weightDecay: 0.01),
      parameters: parameters(architecture) { name, count in
        name == "weight"
          ? pattern(count, 5, 7, 8) : [Double](repeating: name == "scale" ? 1 : 0, count: count)
      },
      capacity: 6
    )
    for (index, value) in pattern(6 * 64, 37, 101, 32).enumerated() {
      learner.network.input[index] = value
    }
    for row in 0..<6 { learner.labels[row] = UInt8(row % 3) }
    return learner
  }

  @Test(arguments: cases)
  func updatesAreThoseOfTorch(example: Case) {
    let learner = learner(example.layers)
    var (losses, sums): ([Double], [Double]) = ([], [])
    for _ in 0..<10 {
      losses.append(learner.step(rows: 6).loss)
      let values = learner.network.parameters.values
      sums.append(
        learner.network.layout.fixtureParameters.reduce(0) {
          $0 + digest($1.elements(of: values))
        }
      )
    }
    expectClose([losses[0], losses[1], losses[9]], example.losses, within: 1e-11)
    expectClose([sums[0], sums[1], sums[9]], example.sums, within: 1e-9)
    learner.network.forwardInInference(rows: 6)
    expectClose((0..<3).map { learner.network.logits[$0] }, example.logits, within: 1e-11)
  }

  @Test func runningStatisticsOfTenUpdatesAreThoseOfTorch() {
    let learner = learner(Self.cases[0].layers)
    for _ in 0..<10 { _ = learner.step(rows: 6) }
    expectClose(
      learner.network.runningMeans.values,
      [-0.00156188125523, 0.00230088974152, -0.00414362526433],
      within: 1e-12
    )
    expectClose(
      learner.network.runningVariances.values,
      [1.25005484857, 0.893735499868, 1.00365778965],
      within: 1e-11
    )
  }
}
