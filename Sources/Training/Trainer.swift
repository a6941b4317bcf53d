/// One training: a network, its optimiser and the order in which it sees its examples.
///
/// The same arguments give the same bits, on whichever thread they are trained. The initial weights
/// and the order of the examples are those of `torch.manual_seed(seed)`, building the network, and
/// iterating a `DataLoader(…, shuffle=True)` over the training rows once per epoch. Batch
/// normalisation draws nothing, so networks with and without it start alike and see alike.
///
/// A trainer belongs to one task at a time: make it in the task that trains it.
public final class Trainer {
  /// The shape of the network.
  public let architecture: Architecture
  /// The number of examples of a mini-batch; the last one of an epoch may have fewer.
  public let batchSize: Int
  /// The examples trained on.
  public let training: Examples
  /// The number of steps taken.
  public private(set) var stepCount = 0

  private let network: Network<Float>
  private let optimizer: OptimizerState<Float>
  private let labels: Buffer<UInt8>
  private var generator: MersenneTwister
  private var divergedAtStep: Int?

  /// Inference mode works in chunks of this many rows, whatever the batch size: with one chunk size,
  /// equal weights give equal logits to the last bit.
  private static let evaluationRows = 256

  /// A network at its initial weights, ready for its first epoch.
  ///
  /// Throws when a size or a number is out of range, when the examples do not fit the network, or
  /// when a mini-batch would have one example under batch normalisation, where PyTorch stops in the
  /// middle of the first epoch.
  public init(
    architecture: Architecture,
    optimizer: Optimizer,
    batchSize: Int,
    seed: UInt64,
    training: Examples
  ) throws(TrainingError) {
    try architecture.validate()
    try optimizer.validate()
    try Self.validate(training, for: architecture)
    try Self.validate(batchSize: batchSize, for: architecture, count: training.count)
    self.architecture = architecture
    self.batchSize = batchSize
    self.training = training
    generator = MersenneTwister(seed: seed)
    let layout = ParameterLayout(architecture)
    let capacity = max(batchSize, Self.evaluationRows)
    network = Network(
      architecture,
      parameters: layout.initialParameters(using: &generator),
      capacity: capacity
    )
    self.optimizer = OptimizerState(optimizer, parameterCount: layout.parameterCount)
    labels = Buffer(count: capacity)
  }

  /// Trains on every example once, in the next order of the generator, and says how it went.
  ///
  /// A step whose loss is not finite is not applied, and ends the epoch. A trainer that has diverged
  /// trains no further: its later epochs are empty and name the same step.
  public func trainEpoch() -> EpochOutcome {
    // The inner loops hold addresses only: the buffers they point into live as long as this trainer.
    defer { withExtendedLifetime(self) {} }
    let running = divergedAtStep == nil ? withTrainingThread { trainOnAll() } : .empty
    return EpochOutcome(running: running, stepCount: stepCount, divergedAtStep: divergedAtStep)
  }

  /// The running evaluation of one pass over the training examples, up to a step that diverges.
  private func trainOnAll() -> Evaluation {
    var running = Evaluation.empty
    let order = generator.nextEpochOrder(of: training.count)
    var start = 0
    while start < order.count {
      let rows = min(batchSize, order.count - start)
      training.load(at: start, rows, ordered: order, into: network.input, labels: labels.start)
      let batch = step(rows: rows)
      guard batch.lossSum.isFinite else {
        divergedAtStep = stepCount + 1
        break
      }
      running = running + batch
      start += rows
    }
    return running
  }

  /// How well the network does on any examples, in inference mode; changes nothing.
  ///
  /// - Precondition: as many features as the network has inputs, and every label is one of its classes.
  public func evaluate(_ examples: Examples) -> Evaluation {
    precondition(
      examples.featureCount == architecture.inputCount,
      "One input per feature of an example."
    )
    defer { withExtendedLifetime(self) {} }
    return withTrainingThread { evaluateAll(examples) }
  }

  private func evaluateAll(_ examples: Examples) -> Evaluation {
    var total = Evaluation.empty
    var start = 0
    while start < examples.count {
      let rows = min(Self.evaluationRows, examples.count - start)
      examples.load(at: start, rows, ordered: nil, into: network.input, labels: labels.start)
      network.forwardInInference(rows: rows)
      total =
        total
        + network.evaluateLogits(
          labels: UnsafePointer(labels.start),
          rows: rows,
          preparingBackward: false
        )
      start += rows
    }
    return total
  }

  /// A snapshot of the network as it is now.
  public var parameters: Parameters {
    Parameters(
      architecture: architecture,
      values: network.parameters.values,
      runningMeans: network.runningMeans.values,
      runningVariances: network.runningVariances.values
    )
  }

  /// Puts a snapshot back, for example that of the epoch with the best validation loss.
  ///
  /// The optimiser and the generator stay where they are: restore to evaluate.
  /// - Precondition: the snapshot is of a network of the same shape.
  public func restore(_ parameters: Parameters) {
    precondition(
      parameters.architecture == architecture,
      "A snapshot of a network of the same shape."
    )
    network.parameters.assign(parameters.values)
    network.runningMeans.assign(parameters.runningMeans)
    network.runningVariances.assign(parameters.runningVariances)
  }

  /// One step on the loaded batch, unless its loss is not finite.
  private func step(rows: Int) -> Evaluation {
    network.forwardInTraining(rows: rows)
    let batch = network.evaluateLogits(
      labels: UnsafePointer(labels.start),
      rows: rows,
      preparingBackward: true
    )
    guard batch.lossSum.isFinite else { return batch }
    stepCount += 1
    let parameters = network.parameters.start
    let gradients = UnsafePointer(network.gradients.start)
    network.backward(rows: rows, retaining: optimizer.retention) { run in
      optimizer.update(parameters, along: gradients, run, step: stepCount)
    }
    return batch
  }
}

extension Trainer {
  private static func validate(
    _ training: Examples,
    for architecture: Architecture
  ) throws(TrainingError) {
    guard training.count > 0 else {
      throw TrainingError(
        .examples,
        "there are no training examples (got 0, expected at least 1)",
        hint: "Use a larger part of the data set."
      )
    }
    guard training.featureCount == architecture.inputCount else {
      throw TrainingError(
        .examples,
        "the network's inputs do not match the data (got \(architecture.inputCount) inputs, "
          + "expected \(training.featureCount), the number of features of an example)",
        hint: "Make \(training.featureCount) the first of the network's layers."
      )
    }
    if let row = training.rows.first(
      where: { Int(training.labels[Int($0)]) >= architecture.classCount })
    {
      throw TrainingError(
        .examples,
        "training example \(row) has a class that the network does not know "
          + "(got label \(training.labels[Int(row)]), expected less than \(architecture.classCount))",
        hint: "Make the number of classes of the data set the last of the network's layers."
      )
    }
  }

  private static func validate(
    batchSize: Int,
    for architecture: Architecture,
    count: Int
  ) throws(TrainingError) {
    guard batchSize >= 1, batchSize <= count else {
      throw TrainingError(
        .batchSize,
        "batch size is out of range (got \(batchSize), expected 1 to \(count), "
          + "the number of training examples)",
        hint: "Use a smaller batch size or more training examples."
      )
    }
    guard architecture.normalization != .none else { return }
    guard batchSize > 1 else {
      throw TrainingError(
        .batchOfOne,
        "batch normalisation needs at least two examples in a batch (got batch size 1)",
        hint: "Use a batch size of at least 2: the variance of one value is not defined."
      )
    }
    guard count % batchSize != 1 else {
      throw TrainingError(
        .batchOfOne,
        "the last batch of an epoch would have one example under batch normalisation "
          + "(got \(count) examples in batches of \(batchSize))",
        hint: "Train on \(count - 1) examples or change the batch size."
      )
    }
  }
}
