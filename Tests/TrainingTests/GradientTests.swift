import Models
import Testing
import Training

/// Every gradient of every layer and loss against central differences in double precision.
@Suite struct GradientTests {
  /// The step of the differences: their error is about the step squared, 1e-10, plus 1e-16/step.
  static let step = 1e-5

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var architecture: Architecture
    var loss = Loss.crossEntropy
  }

  static func architecture(
    _ activation: Activation,
    _ normalization: Normalization = .none,
    hidden: [Int] = [5, 4],
    dropout: Double = 0,
    hiddenBias: Bool = true
  ) -> Architecture {
    Architecture(
      inputCount: 4,
      hiddenCounts: hidden,
      classCount: 3,
      activation: activation,
      normalization: normalization,
      dropout: dropout,
      hiddenBias: hiddenBias
    )
  }

  static let batch = Normalization.batch()
  static let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
  static let layer = Normalization.layer()

  static let cases =
    [
      Case(testDescription: "no hidden layer", architecture: architecture(.relu, hidden: [])),
      Case(testDescription: "relu", architecture: architecture(.relu)),
      Case(testDescription: "sigmoid", architecture: architecture(.sigmoid)),
      Case(testDescription: "tanh", architecture: architecture(.tanh)),
      Case(testDescription: "no bias", architecture: architecture(.tanh, hiddenBias: false)),
      Case(testDescription: "batch norm, relu", architecture: architecture(.relu, batch)),
      Case(
        testDescription: "batch norm, sigmoid, three layers",
        architecture: architecture(.sigmoid, batch, hidden: [4, 3, 3])
      ),
      Case(
        testDescription: "batch norm, no bias",
        architecture: architecture(.tanh, batch, hiddenBias: false)
      ),
      Case(
        testDescription: "batch norm, not affine, large epsilon",
        architecture: architecture(.relu, .batch(epsilon: 0.1, isAffine: false))
      ),
      Case(
        testDescription: "batch norm without running statistics",
        architecture: architecture(.relu, .batch(statistics: .none))
      ),
      // Six rows in groups of 3 are two of them; in groups of 4 they are 4 and 2; in groups of 5 they are one.
      // x̂ of two rows is nearly a sign: only a large ε leaves it a slope that differences can follow.
      Case(
        testDescription: "ghost batches, relu",
        architecture: architecture(.relu, .batch(ghostBatchSize: 3))
      ),
      Case(
        testDescription: "ghost batches of different sizes, sigmoid, wide",
        architecture: architecture(
          .sigmoid,
          .batch(epsilon: 0.1, ghostBatchSize: 4),
          hidden: [70, 3]
        )
      ),
      Case(
        testDescription: "ghost batch that takes the last row, tanh",
        architecture: architecture(.tanh, .batch(ghostBatchSize: 5))
      ),
      Case(
        testDescription: "noise, relu",
        architecture: architecture(.relu, .batch(noise: noise))
      ),
      Case(
        testDescription: "noise, sigmoid, wide",
        architecture: architecture(
          .sigmoid,
          .batch(noise: noise),
          hidden: [71, 3]
        )
      ),
      Case(
        testDescription: "noise, tanh, not affine",
        architecture: architecture(
          .tanh,
          .batch(isAffine: false, noise: noise)
        )
      ),
      Case(
        testDescription: "ghost batches and noise, relu, dropout",
        architecture: architecture(
          .relu,
          .batch(ghostBatchSize: 3, noise: noise),
          dropout: 0.3
        )
      ),
      Case(
        testDescription: "ghost batches and noise, sigmoid, no bias",
        architecture: architecture(
          .sigmoid,
          .batch(epsilon: 0.1, ghostBatchSize: 4, noise: noise),
          hiddenBias: false
        )
      ),
      Case(
        testDescription: "ghost batches and noise, tanh",
        architecture: architecture(
          .tanh,
          .batch(epsilon: 0.1, ghostBatchSize: 4, noise: noise)
        )
      ),
      Case(testDescription: "layer norm, relu", architecture: architecture(.relu, layer)),
      Case(
        // More units than the 16 partial sums of a row, and not a multiple of them.
        testDescription: "layer norm, wide",
        architecture: architecture(.tanh, layer, hidden: [21, 5])
      ),
      Case(
        testDescription: "layer norm, not affine, no bias",
        architecture: architecture(
          .sigmoid,
          .layer(isAffine: false),
          hiddenBias: false
        )
      ),
      Case(testDescription: "dropout", architecture: architecture(.tanh, dropout: 0.4)),
      Case(
        testDescription: "dropout after batch norm",
        architecture: architecture(.relu, batch, dropout: 0.3)
      ),
      Case(
        testDescription: "cross-entropy of the softmax",
        architecture: architecture(.relu),
        loss: .crossEntropyOfSoftmax
      ),
      Case(
        // More units than a block of columns, and not a multiple of it.
        testDescription: "batch norm, wide",
        architecture: architecture(.relu, batch, hidden: [70])
      ),
    ]
    // Whatever a registry has, plain and with all that stands around it.
    + Activation.all.flatMap { activation in
      [
        Case(testDescription: activation.name, architecture: architecture(activation)),
        Case(
          testDescription: "batch norm, \(activation.name), dropout",
          architecture: architecture(activation, batch, dropout: 0.3)
        ),
      ]
    }
    + Normalization.all.map { method in
      Case(
        testDescription: method.words,
        architecture: tinyArchitecture(of: method.init())
      )
    }

  @Test(arguments: cases + imageCases)
  func gradientsMatchCentralDifferences(of example: Case) throws {
    let rows = 6
    try example.architecture.check()
    let learner = randomLearner(example.architecture, loss: example.loss, rows: rows, seed: 11)
    _ = learner.evaluateInTraining(rows: rows)
    let gradients = learner.gradients(rows: rows)
    let parameters = learner.network.parameters.start
    var worst = 0.0
    for parameter in gradients.indices {
      let value = parameters[parameter]
      parameters[parameter] = value + Self.step
      let above = learner.evaluateInTraining(rows: rows).loss
      parameters[parameter] = value - Self.step
      let below = learner.evaluateInTraining(rows: rows).loss
      parameters[parameter] = value
      let difference = (above - below) / (2 * Self.step)
      // Below a thousandth, where the differences themselves carry 1e-10 of error, the scale is fixed.
      let scale = max(abs(difference), abs(gradients[parameter]), 1e-3)
      worst = max(worst, abs(difference - gradients[parameter]) / scale)
    }
    print("\(gradients.count) gradient checks of \(example.testDescription), worst \(worst)")
    #expect(worst <= 1e-6)
  }
}
