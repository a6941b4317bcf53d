/// How a network is trained.
public struct TrainingConfiguration: Sendable, Hashable, Codable {
  /// What training makes small.
  public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
    /// The cross-entropy of the softmax of the logits: PyTorch's `nn.CrossEntropyLoss` on logits.
    case crossEntropy = "cross_entropy"
    /// `nn.CrossEntropyLoss` on softmax outputs, so that the softmax is taken twice: a mistake, to be studied.
    ///
    /// The loss cannot fall below 1.461 with 10 classes, and gradients vanish where the network is sure.
    case crossEntropyOfSoftmax = "cross_entropy_of_softmax"
  }

  /// The rule that updates the parameters.
  public var optimizer: OptimizerConfiguration
  /// The step size.
  public var learningRate: Double
  /// How strongly parameters are drawn to 0: λ in g + λw (SGD, Adam), or in w − ηλw (AdamW), as in PyTorch.
  public var weightDecay: Double
  /// What training makes small.
  public var loss: Loss
  /// How many examples an update sees.
  public var batchSize: Int
  /// How often the training set is seen.
  public var epochs: Int

  /// Creates a way to train.
  public init(
    optimizer: OptimizerConfiguration,
    learningRate: Double,
    weightDecay: Double = 0,
    loss: Loss = .crossEntropy,
    batchSize: Int,
    epochs: Int
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.loss = loss
    self.batchSize = batchSize
    self.epochs = epochs
  }
}
