internal import Models
package import Runs
internal import Training

/// One run from its first weights to its last, measured before training, after every epoch, and within epochs where its
/// configuration asks for it.
package struct RunTraining {
  private let configuration: RunConfiguration
  private let examples: StudyData.Parts
  private let trainer: Trainer
  private let probes: RunProbes
  private let evaluator: StepEvaluator
  private let clock = ContinuousClock()

  private var epochs: [EpochMetrics] = []
  private var timings: [EpochTiming] = []
  private var divergence: Divergence?
  /// The weights at the epoch of the lowest validation loss, the first one if several share it.
  private var best: RunCheckpoint.Best?

  /// A run at its first weights.
  ///
  /// - Throws: `Fault` when it cannot be trained.
  package init(_ configuration: RunConfiguration, on data: StudyData) throws {
    self.configuration = configuration
    examples = data.examples(for: configuration.data)
    trainer = try Trainer(configuration, training: examples.training)
    probes = RunProbes(configuration, trainer, validation: examples.validation)
    evaluator = StepEvaluator(configuration, validation: examples.validation)
  }

  // MARK: Going on later

  /// The run as it is between two epochs; see ``resume(from:)``.
  package var checkpoint: RunCheckpoint {
    RunCheckpoint(
      configuration: configuration,
      epochs: epochs,
      stepEvaluations: evaluator.evaluations,
      timings: timings,
      probes: probes.state,
      best: best,
      training: trainer.checkpoint
    )
  }

  /// The number of epochs that are done, of the configuration's.
  package var epochsDone: Int { max(epochs.count - 1, 0) }

  /// Goes on where a run of the same configuration stopped: the record will be the same but for its timings.
  ///
  /// - Parameter bytes: those of a ``RunCheckpoint``, from a file.
  /// - Returns: whether they were such; if not, nothing has changed.
  package mutating func resume(from bytes: [UInt8]) -> Bool {
    guard let checkpoint = RunCheckpoint(bytes, of: configuration, trainer.architecture),
      trainer.fits(checkpoint.training), !checkpoint.epochs.isEmpty
    else { return false }
    epochs = checkpoint.epochs
    evaluator.evaluations = checkpoint.stepEvaluations
    timings = checkpoint.timings
    probes.state = checkpoint.probes
    best = checkpoint.best
    trainer.resume(from: checkpoint.training)
    return true
  }

  // MARK: Training

  /// Trains the network and measures it.
  ///
  /// - Parameters:
  ///   - host: Where the run is trained, for the record.
  ///   - unixTime: The time of day in seconds since 1970 UTC, for the record.
  ///   - onEpoch: Called after every epoch but those that a divergence leaves out; what it throws ends the run.
  /// - Returns: What was measured.
  /// - Throws: What `onEpoch` throws.
  package mutating func record<Failure>(
    host: Host,
    unixTime: () -> Int,
    onEpoch: (borrowing RunTraining) throws(Failure) -> Void
  ) throws(Failure) -> RunRecord {
    if epochs.isEmpty {
      probes.lookIfDue(trainer)
      measureStart()
    }
    for epoch in epochsDone..<configuration.training.epochs {
      trainEpoch(epoch + 1)
      if divergence != nil { break }
      try onEpoch(self)
    }
    // In this order: the tests end with the weights of another epoch.
    let evaluations = divergence == nil ? evaluateFinalWeights() : []
    let tests = divergence == nil ? measureTests() : []
    return RunRecord(
      configuration: configuration,
      epochs: epochs,
      stepEvaluations: evaluator.evaluations,
      tests: tests,
      evaluations: evaluations,
      probes: probes.measurements,
      divergence: divergence,
      timings: timings,
      host: host,
      finishedAt: unixTime()
    )
  }

  // MARK: Epochs

  /// Epoch 0: the network before any update.
  private mutating func measureStart() {
    let (training, validation) = measureBothSets()
    epochs.append(
      EpochMetrics(epoch: 0, step: 0, training: training, validation: validation, running: nil)
    )
  }

  /// One pass over the training set and the measurements at its end, or the place where they stop being finite.
  private mutating func trainEpoch(_ epoch: Int) {
    let start = clock.now
    let before = (probes: probes.duration, evaluations: evaluator.duration)
    var steps: [StepTiming] = []
    /// The time of the updates since the epoch began.
    func trained() -> Duration {
      let others = probes.duration - before.probes + (evaluator.duration - before.evaluations)
      return start.duration(to: clock.now) - others
    }
    let outcome = trainer.trainEpoch(lookingAfter: probes.steps.union(evaluator.steps)) { trainer in
      if evaluator.steps.contains(trainer.stepCount) {
        steps.append(StepTiming(step: trainer.stepCount, trainSeconds: trained().seconds))
        evaluator.evaluate(trainer)
      }
      probes.lookIfDue(trainer)
    }
    let trainSeconds = trained().seconds
    let end = clock.now
    let (training, validation) = measureBothSets()
    // Weights can stop being finite in the last update of an epoch, whose loss nobody computes.
    guard outcome.divergedAtStep == nil, training.loss.isFinite, validation.loss.isFinite else {
      divergence = Divergence(epoch: epoch, step: outcome.divergedAtStep ?? outcome.stepCount)
      return
    }
    epochs.append(
      EpochMetrics(
        epoch: epoch,
        step: outcome.stepCount,
        training: training,
        validation: validation,
        running: Measurement(outcome.running),
        lastBatchLoss: outcome.lastBatchLoss,
        lossRoughness: outcome.lossRoughness
      )
    )
    timings.append(
      EpochTiming(
        epoch: epoch,
        trainSeconds: trainSeconds,
        evaluateSeconds: (end.duration(to: clock.now) + evaluator.duration - before.evaluations)
          .seconds,
        steps: steps
      )
    )
    if validation.loss < best?.loss ?? .infinity {
      best = RunCheckpoint.Best(
        epoch: epoch,
        loss: validation.loss,
        parameters: trainer.parameters
      )
    }
  }

  private func measureBothSets() -> (training: Measurement, validation: Measurement) {
    (
      Measurement(trainer.evaluate(examples.training)),
      Measurement(trainer.evaluate(examples.validation))
    )
  }

  // MARK: Final weights

  /// The test set, where there is one and it is to be measured.
  private var testExamples: Examples? {
    configuration.measurements.leftOut.contains(.test) ? nil : examples.test
  }

  /// What the configuration asks for beside the running statistics: statistics by statistics, split by split.
  private func evaluateFinalWeights() -> [FinalEvaluation] {
    var splits = [
      (split: DataSplit.train, examples: examples.training),
      (split: .validation, examples: examples.validation),
    ]
    if let test = testExamples { splits.append((split: .test, examples: test)) }
    return configuration.measurements.statistics.flatMap { statistics in
      let evaluations = trainer.evaluate(
        splits.map(\.examples),
        with: statistics
      )
      return zip(splits, evaluations).filter(\.1.loss.isFinite).map { split, evaluation in
        FinalEvaluation(
          split: split.split,
          statistics: statistics,
          measurement: Measurement(evaluation)
        )
      }
    }
  }

  /// The test set with the weights of the last epoch, then with those of the best one, which stay in the trainer.
  private func measureTests() -> [TestMetrics] {
    guard let test = testExamples else { return [] }
    let last = measure(test, selection: .lastEpoch, epoch: configuration.training.epochs)
    guard let best else { return [last] }
    guard best.epoch != last.epoch else {
      // The same weights give the same bits.
      var same = last
      same.selection = .bestValidationLoss
      return [last, same]
    }
    trainer.restore(best.parameters)
    return [last, measure(test, selection: .bestValidationLoss, epoch: best.epoch)]
  }

  private func measure(
    _ test: Examples,
    selection: TestMetrics.Selection,
    epoch: Int
  ) -> TestMetrics {
    TestMetrics(
      selection: selection,
      epoch: epoch,
      test: Measurement(trainer.evaluate(test)),
      isCorrect: configuration.measurements.keepsPredictions
        ? trainer.correctness(of: test) : nil
    )
  }
}

extension Duration {
  /// The duration in seconds, to the microsecond.
  fileprivate var seconds: Double {
    let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    return Double(microseconds) / 1_000_000
  }
}
