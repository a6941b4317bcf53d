public import Foundation

/// What a run measured.
public struct RunRecord: Sendable, Hashable, Codable {
  /// What determined the run.
  public var configuration: RunConfiguration
  /// The measurements before training (epoch 0) and at the end of every epoch.
  public var epochs: [EpochMetrics]
  /// The measurements within epochs that the configuration asks for, in ascending order of updates.
  @OmittedWhenEmpty public var stepEvaluations: [StepEvaluation]
  /// The measurements on the test set, once each; empty without a test set.
  public var tests: [TestMetrics]
  /// The further evaluations of the final weights that the configuration asks for, but those whose statistics are not finite.
  public var evaluations: [FinalEvaluation]
  /// What the probes that the configuration asks for found, by step, quantity and layer.
  public var probes: [ProbeMeasurement]
  /// Where the loss, the weights, or the statistics and moments beside them stopped being finite, if they did: the run ends
  /// there.
  public var divergence: Divergence?
  /// How long each epoch took, apart from everything that is reproducible.
  public var timings: [EpochTiming]
  /// Where the timings were taken.
  @Shared public var host: Host
  /// When the run ended, in seconds since 1970 UTC.
  public var finishedAt: Int

  /// Creates a record.
  public init(
    configuration: RunConfiguration,
    epochs: [EpochMetrics],
    stepEvaluations: [StepEvaluation] = [],
    tests: [TestMetrics],
    evaluations: [FinalEvaluation] = [],
    probes: [ProbeMeasurement] = [],
    divergence: Divergence?,
    timings: [EpochTiming],
    host: Host,
    finishedAt: Int
  ) {
    self.configuration = configuration
    self.epochs = epochs
    self.stepEvaluations = stepEvaluations
    self.tests = tests
    self.evaluations = evaluations
    self.probes = probes
    self.divergence = divergence
    self.timings = timings
    self.host = host
    self.finishedAt = finishedAt
  }

  /// The record, with what is equal to another's kept once for both: of a hundred thousand records that is most.
  ///
  /// - Parameters:
  ///   - configuration: What the run was asked for with.
  ///   - host: Where another run was trained.
  /// - Returns: An equal record.
  public func sharing(_ configuration: RunConfiguration, _ host: Shared<Host>?) -> RunRecord {
    var record = self
    if record.configuration == configuration { record.configuration = configuration }
    if let host, host == record._host { record._host = host }
    return record
  }

  /// Where it was trained, to be shared with other records.
  public var sharedHost: Shared<Host> { _host }

  /// The measurements at the epoch of the lowest validation loss, the first one if several share it.
  ///
  /// Epoch 0 does not count: it is the network before training.
  public var bestEpoch: EpochMetrics? {
    epochs.dropFirst().filter { $0.validation.loss.isFinite }
      .min { $0.validation.loss < $1.validation.loss }
  }
}

/// A loss and an accuracy over some examples, each example weighing the same.
public struct Measurement: Sendable, Hashable, Codable {
  /// The mean cross-entropy of the logits, in nats; in ``EpochMetrics/running``, the mean of the loss that is trained.
  public var loss: Double
  /// The share of examples whose most probable class is right.
  public var accuracy: Double
  /// How many examples were measured.
  public var count: Int

  /// Creates a measurement.
  public init(loss: Double, accuracy: Double, count: Int) {
    self.loss = loss
    self.accuracy = accuracy
    self.count = count
  }
}

/// What is measured at the end of an epoch.
public struct EpochMetrics: Sendable, Hashable, Codable {
  /// How often the training set was seen; 0 is before any update.
  public var epoch: Int
  /// How many updates were made so far.
  public var step: Int
  /// The whole training set, in inference mode, with the weights at the end of the epoch.
  public var training: Measurement
  /// The whole validation set, in inference mode, with the same weights.
  public var validation: Measurement
  /// The mini-batches of the epoch, in training mode, each with the weights of its own moment; nil for epoch 0.
  ///
  /// Its loss is the one that training makes small: after ``TrainingConfiguration/Loss/crossEntropyOfSoftmax`` it
  /// cannot be compared with the others, which are the cross-entropy of the logits whatever was trained.
  public var running: Measurement?
  /// The mean loss of the epoch's last mini-batch as training saw it: what the notebook prints as "Loss".
  public var lastBatchLoss: Double?
  /// How rough the losses of the epoch's mini-batches are.
  ///
  /// The standard deviation of the difference from one to the next, divided by the mean of the losses. Nil for epoch 0
  /// and for an epoch of fewer than three batches.
  public var lossRoughness: Double?

  /// Creates the measurements of an epoch.
  public init(
    epoch: Int,
    step: Int,
    training: Measurement,
    validation: Measurement,
    running: Measurement?,
    lastBatchLoss: Double? = nil,
    lossRoughness: Double? = nil
  ) {
    self.epoch = epoch
    self.step = step
    self.training = training
    self.validation = validation
    self.running = running
    self.lastBatchLoss = lastBatchLoss
    self.lossRoughness = lossRoughness
  }
}

/// What is measured within an epoch.
public struct StepEvaluation: Sendable, Hashable, Codable {
  /// How many updates were made so far.
  public var step: Int
  /// The whole validation set, in inference mode, with the weights of that moment; its loss is not finite where they are
  /// not.
  public var validation: Measurement

  /// Creates a measurement.
  public init(step: Int, validation: Measurement) {
    self.step = step
    self.validation = validation
  }
}

/// What is measured on the test set, in inference mode.
public struct TestMetrics: Sendable, Hashable, Codable {
  /// Which weights were measured.
  public enum Selection: String, Sendable, Hashable, Codable {
    /// The weights at the end of training.
    case lastEpoch = "last_epoch"
    /// The weights at the epoch of the lowest validation loss.
    case bestValidationLoss = "best_validation_loss"
  }

  /// Which weights were measured.
  public var selection: Selection
  /// The epoch that they are from.
  public var epoch: Int
  /// The whole test set.
  public var test: Measurement
  /// Which examples were classified correctly, one bit each, the first in the highest bit of the first byte; nil where the
  /// configuration does not ask for it.
  public var correct: Data?

  /// Creates the measurements on the test set.
  public init(selection: Selection, epoch: Int, test: Measurement, correct: Data? = nil) {
    self.selection = selection
    self.epoch = epoch
    self.test = test
    self.correct = correct
  }
}

/// Where the loss, the weights, or the statistics and moments beside them stopped being finite.
public struct Divergence: Sendable, Hashable, Codable {
  /// The epoch, counted from 1.
  public var epoch: Int
  /// The update, counted from 1.
  public var step: Int

  /// Creates the place of a divergence.
  public init(epoch: Int, step: Int) {
    self.epoch = epoch
    self.step = step
  }
}

/// How long an epoch took on the machine that ran it.
public struct EpochTiming: Sendable, Hashable, Codable {
  /// The epoch, counted from 1.
  public var epoch: Int
  /// The updates, in seconds of wall-clock time.
  public var trainSeconds: Double
  /// The measurements at the end of the epoch and within it, in seconds of wall-clock time.
  public var evaluateSeconds: Double
  /// When within the epoch it was evaluated; none where it was only at its end.
  @OmittedWhenEmpty public var steps: [StepTiming]

  /// Creates the time of an epoch.
  public init(
    epoch: Int,
    trainSeconds: Double,
    evaluateSeconds: Double,
    steps: [StepTiming] = []
  ) {
    self.epoch = epoch
    self.trainSeconds = trainSeconds
    self.evaluateSeconds = evaluateSeconds
    self.steps = steps
  }
}

/// When an evaluation within an epoch began.
public struct StepTiming: Sendable, Hashable, Codable {
  /// How many updates were made so far.
  public var step: Int
  /// The updates since the epoch began, in seconds of wall-clock time: evaluations and probes are not counted.
  public var trainSeconds: Double

  /// Creates the time of an evaluation.
  public init(step: Int, trainSeconds: Double) {
    self.step = step
    self.trainSeconds = trainSeconds
  }
}

/// Where and beside what a run was trained: what its timings depend on, and the last digits of its numbers.
public struct Host: Sendable, Hashable, Codable {
  /// The processor and the system, in words.
  public var machine: String
  /// How many runs were trained at once.
  public var workers: Int
  /// The vector instructions that oneDNN chose for the matrix products, such as `AVX-512`.
  ///
  /// With others their sums have another order, and so other last digits; all else has the same bits with every
  /// instruction set. Nil where it is not recorded, and then not written.
  public var vectors: String?
  /// The version of oneDNN, such as `2.6.3`; nil where it is not recorded, and then not written.
  public var onednn: String?

  /// Creates a description.
  public init(machine: String, workers: Int, vectors: String? = nil, onednn: String? = nil) {
    self.machine = machine
    self.workers = workers
    self.vectors = vectors
    self.onednn = onednn
  }
}
