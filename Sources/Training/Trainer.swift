public import Faults
public import Models

/// One training: a network, its optimiser and the order in which it sees its examples.
///
/// The same arguments give the same bits, on whichever thread they are trained. The initial weights
/// and the order of the examples are those of `torch.manual_seed(seed)`, building the network, and
/// iterating a `DataLoader(…, shuffle=True)` over the training rows once per epoch. Normalisation and
/// dropout draw nothing from that generator, so networks with and without them start alike and see
/// alike; a PyTorch program with dropout draws its masks there, and sees another order from its
/// second epoch on.
///
/// A trainer belongs to one task at a time: make it in the task that trains it.
public final class Trainer {
  /// The shape of the network.
  public let architecture: Architecture
  /// The number of examples of a mini-batch; the last one of an epoch may have fewer.
  public let batchSize: Int
  /// The examples trained on.
  public let training: Examples

  let learner: Learner<Float>
  private var generator: MersenneTwister
  private var divergedAtStep: Int?

  /// A network at its initial weights, ready for its first epoch.
  ///
  /// Throws when a size or a number is out of range, when the examples do not fit the network, or
  /// when a mini-batch would have one example under batch normalisation, where PyTorch stops in the
  /// middle of the first epoch.
  public init(
    architecture: Architecture,
    optimizer: Optimizer,
    loss: Loss = .crossEntropy,
    initialization: Initialization = Initialization(),
    selection: ParameterSelection = ParameterSelection(),
    batchSize: Int,
    seed: UInt64,
    training: Examples
  ) throws(Fault) {
    try architecture.check()
    try optimizer.check()
    try initialization.check()
    try architecture.check(batchSize: batchSize, exampleCount: training.count)
    try Self.check(training, for: architecture)
    self.architecture = architecture
    self.batchSize = batchSize
    self.training = training
    generator = MersenneTwister(seed: seed)
    let layout = ParameterLayout(architecture)
    learner = Learner(
      architecture,
      optimizer: optimizer,
      loss: loss,
      parameters: layout.initialParameters(initialization, using: &generator),
      // One more than a chunk: an evaluation never leaves a single row over.
      capacity: max(batchSize, Self.evaluationRows(of: architecture)) + 1,
      dropoutSeed: seed,
      selection: selection
    )
  }

  /// The number of steps taken.
  public var stepCount: Int { learner.stepCount }

  /// Trains on every example once, in the next order of the generator, and says how it went.
  ///
  /// A step whose loss is not finite is not applied, and ends the epoch. So does one after which a running
  /// statistic is not finite, and after the last step everything is looked at that training changes. A
  /// trainer that has diverged trains no further: its later epochs are empty and name the same step.
  ///
  /// As soon as ``stepCount`` is one of `steps`, `look` is called, on this thread; it changes nothing.
  public func trainEpoch(
    lookingAfter steps: Set<Int> = [],
    _ look: (Trainer) -> Void = { _ in }
  ) -> EpochOutcome {
    // The inner loops hold addresses only: the buffers they point into live as long as this trainer.
    defer { withExtendedLifetime(self) {} }
    var losses = LossTrace()
    let running =
      divergedAtStep == nil
      ? withTrainingThread { trainOnAll(tracing: &losses, lookingAfter: steps, look) } : .empty
    return EpochOutcome(
      running: running,
      lastBatchLoss: losses.last,
      lossRoughness: losses.roughness,
      stepCount: stepCount,
      divergedAtStep: divergedAtStep
    )
  }

  /// The running evaluation of one pass over the training examples, up to a step that diverges.
  private func trainOnAll(
    tracing losses: inout LossTrace,
    lookingAfter steps: Set<Int>,
    _ look: (Trainer) -> Void
  ) -> Evaluation {
    var running = Evaluation.empty
    let images = generator.nextEpochOrder(of: training.count).map { training.rows[Int($0)] }
    for start in stride(from: 0, to: images.count, by: batchSize) {
      let batch = images[start..<min(start + batchSize, images.count)]
      training.load(batch, into: learner.network.input, labels: learner.labels)
      let evaluation = learner.step(rows: batch.count)
      guard evaluation.lossSum.isFinite else {
        divergedAtStep = stepCount + 1
        break
      }
      running = running + evaluation
      losses.append(evaluation.loss)
      guard learner.hasFiniteStatistics else {
        divergedAtStep = stepCount
        break
      }
      if !steps.isEmpty, steps.contains(stepCount) { look(self) }
    }
    if divergedAtStep == nil, !learner.isFinite { divergedAtStep = stepCount }
    return running
  }

  // MARK: Snapshots

  /// A snapshot of the network as it is now.
  public var parameters: Parameters {
    Parameters(
      architecture: architecture,
      values: learner.network.parameters.values,
      runningMeans: learner.network.runningMeans.values,
      runningVariances: learner.network.runningVariances.values
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
    learner.network.parameters.assign(parameters.values)
    learner.network.runningMeans.assign(parameters.runningMeans)
    learner.network.runningVariances.assign(parameters.runningVariances)
  }

  /// Everything that the training needs to go on from here; see ``resume(from:)``.
  public var checkpoint: Checkpoint {
    let (network, optimizer) = (learner.network, learner.optimizer)
    return Checkpoint(
      architecture: architecture,
      stepCount: stepCount,
      divergedAtStep: divergedAtStep,
      numbers: [
        network.parameters.values, network.gradients.values, optimizer.firstMoments.values,
        optimizer.secondMoments.values, network.runningMeans.values,
        network.runningVariances.values,
      ],
      batchCount: network.batchCount,
      generator: generator
    )
  }

  /// Whether a checkpoint has as many numbers of each kind as this training.
  public func fits(_ checkpoint: Checkpoint) -> Bool {
    checkpoint.architecture == architecture
      && checkpoint.numbers.map(\.count) == self.checkpoint.numbers.map(\.count)
  }

  /// Goes on where a trainer with the same arguments stopped: the epochs to come are the same bits.
  ///
  /// - Precondition: the checkpoint is of a training with the same arguments.
  public func resume(from checkpoint: Checkpoint) {
    precondition(fits(checkpoint), "A checkpoint of the same training.")
    let (network, optimizer) = (learner.network, learner.optimizer)
    learner.stepCount = checkpoint.stepCount
    divergedAtStep = checkpoint.divergedAtStep
    network.parameters.assign(checkpoint.parameters)
    network.gradients.assign(checkpoint.gradients)
    optimizer.firstMoments.assign(checkpoint.firstMoments)
    optimizer.secondMoments.assign(checkpoint.secondMoments)
    network.runningMeans.assign(checkpoint.runningMeans)
    network.runningVariances.assign(checkpoint.runningVariances)
    network.batchCount = checkpoint.batchCount
    generator = checkpoint.generator
  }
}

extension Trainer {
  /// Refuses examples with other features, and labels that are no class of the network.
  private static func check(
    _ training: Examples,
    for architecture: Architecture
  ) throws(Fault) {
    try architecture.check(
      featureCount: training.featureCount,
      classCount: architecture.classCount
    )
    if let row = training.rows.first(
      where: { Int(training.labels[Int($0)]) >= architecture.classCount })
    {
      throw Fault(
        .invalid,
        "training example \(row) has a class that the network does not know "
          + "(got label \(training.labels[Int(row)]), expected less than \(architecture.classCount))",
        hint: "Make the number of classes of the data set the last of the network's layers."
      )
    }
  }
}
