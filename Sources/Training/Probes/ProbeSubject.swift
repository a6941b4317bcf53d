internal import Datasets
package import Models

/// What the probes of a training have in common: the network, how it is trained, and the examples.
package struct ProbeSubject: Sendable {
  /// The shape of the network, without dropout and noise: what is random in a pass is not of the network.
  package let architecture: Architecture
  /// What the network is trained to make small.
  package let loss: Loss
  /// The noise that training adds to the outputs of the batch norm before the last activation, nil for none.
  let noise: BatchNormalization.Noise?
  /// The learning rate of the training, the length of a probe's own steps along the gradient.
  package let learningRate: Double
  /// The number of examples of a mini-batch, in training as in a probe's batches.
  package let batchSize: Int
  /// The examples trained on.
  package let training: Examples
  /// Examples that are not trained on.
  package let validation: Examples

  /// What is to be looked at.
  ///
  /// - Precondition: the arguments are those of a ``Trainer`` that accepts them.
  package init(
    architecture: Architecture,
    loss: Loss,
    learningRate: Double,
    batchSize: Int,
    training: Examples,
    validation: Examples
  ) {
    self.architecture = architecture.withoutChance
    noise =
      architecture.hiddenBlocks.last { $0.activation != nil }?.normalization.batch?.noise
    self.loss = loss
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.training = training
    self.validation = validation
  }

  /// How many numbers of images a probe keeps in memory at once: what they are before and after their normalisations.
  private static let largestImageCount = 1 << 25

  /// How many examples a probe looks at that looks at so many: fewer of images whose pixels, of all layers, would not be held
  /// by a modest memory.
  func exampleCount(_ count: Int) -> Int {
    guard architecture.takesImages else { return count }
    let numbers = architecture.blocks.reduce(0) { $0 + 2 * $1.output.featureCount }
    return min(count, max(Self.largestImageCount / max(numbers, 1), 2))
  }

  /// The batch of the training's size that every look at any network and seed takes, as long as the training set is the
  /// same: the first draw of the sampler.
  var batch: [Int32] {
    var sampler = ExampleSampler(training)
    return sampler.draw(batchSize)
  }
}
