/// How a network is trained.
public struct TrainingConfiguration: Sendable, Hashable {
  /// The rule that updates the parameters.
  public var optimizer: OptimizerRule
  /// The step size.
  public var learningRate: Double
  /// How strongly parameters are drawn to 0: λ in g + λw (SGD, Adam), or in w − ηλw (AdamW), as in PyTorch.
  public var weightDecay: Double
  /// Which parameters are drawn to 0.
  public var weightDecayOf: DecayedParameters
  /// What training makes small.
  public var loss: Loss
  /// How many examples an update sees.
  public var batchSize: Int
  /// How often the training set is seen.
  public var epochs: Int

  /// Creates a way to train.
  public init(
    optimizer: OptimizerRule,
    learningRate: Double,
    weightDecay: Double = 0,
    weightDecayOf: DecayedParameters = .all,
    loss: Loss = .crossEntropy,
    batchSize: Int,
    epochs: Int
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.weightDecayOf = weightDecayOf
    self.loss = loss
    self.batchSize = batchSize
    self.epochs = epochs
  }

  /// The rule with its learning rate and weight decay.
  public var update: Optimizer {
    Optimizer(
      optimizer,
      learningRate: learningRate,
      weightDecay: weightDecay,
      weightDecayOf: weightDecayOf
    )
  }

  // MARK: In words and files

  /// The training as it stands in YAML, with a note behind a loss that is a mistake.
  public var yaml: String {
    var fields =
      ["optimizer: \(optimizer.name)", "learning_rate: \(learningRate)"]
      + optimizer.rule.yamlOptions
    if weightDecay != optimizer.usualWeightDecay { fields.append("weight_decay: \(weightDecay)") }
    if weightDecayOf != .all { fields.append("weight_decay_of: \(weightDecayOf.rawValue)") }
    if loss != Loss.all[0] { fields.append("loss: \(loss.name)") }
    fields += ["batch_size: \(batchSize)", "epochs: \(epochs)"]
    return "{ \(fields.joined(separator: ", ")) }" + (loss.note.map { " # " + $0 } ?? "")
  }

  /// The loss and the optimiser of a `model` as Python statements.
  public var pyTorch: String {
    loss.pyTorch + "loss = nn.CrossEntropyLoss()\noptimizer = \(update.pyTorch)"
  }
}
