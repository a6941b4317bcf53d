/// What the probes of a training have in common: the network, how it is trained, and the examples.
package struct ProbeSubject: Sendable {
  /// The shape of the network, without dropout and noise: what is random in a pass is not of the network.
  package let architecture: Architecture
  /// What the network is trained to make small.
  package let loss: Loss
  /// The noise that training adds to the outputs of batch norm, nil for none.
  let noise: BatchNormOptions.Noise?
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
      switch architecture.normalization {
      case .none, .layer: nil
      case .batch(let options): options.noise
      }
    self.loss = loss
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.training = training
    self.validation = validation
  }

  /// The batch of the training's size that every look at any network and seed takes, as long as the training set is the
  /// same: the first draw of the sampler.
  var batch: [Int32] {
    var sampler = ExampleSampler(training)
    return sampler.draw(batchSize)
  }
}

extension Architecture {
  /// The same network without dropout and without noise.
  fileprivate var withoutChance: Architecture {
    switch normalization {
    case .none, .layer: with(normalization: normalization)
    case .batch(let options):
      with(
        normalization:
          .batch(options.withoutNoise(momentum: options.momentum, epsilon: options.epsilon))
      )
    }
  }

  /// The same network without dropout and with another normalisation.
  ///
  /// Its parameters lie at the same places if that is affine where this one is.
  func with(normalization: Normalization) -> Architecture {
    Architecture(
      inputCount: inputCount,
      hiddenCounts: hiddenCounts,
      classCount: classCount,
      activation: activation,
      normalization: normalization,
      hiddenBias: hiddenBias
    )
  }
}

extension BatchNormOptions {
  /// The same options without noise and with these numbers.
  func withoutNoise(momentum: Double?, epsilon: Double) -> BatchNormOptions {
    BatchNormOptions(
      momentum: momentum,
      epsilon: epsilon,
      isAffine: isAffine,
      tracksRunningStatistics: tracksRunningStatistics,
      ghostBatchSize: ghostBatchSize
    )
  }
}
