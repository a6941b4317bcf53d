package import Models

/// A network, its loss and its optimiser on one batch: everything that a step changes.
///
/// Float trains, Double checks.
package final class Learner<Scalar: KernelScalar> {
  /// The network and its loss on the batch.
  package let subject: LossNetwork<Scalar>
  /// The rule of the steps and what it remembers.
  package let optimizer: OptimizerState<Scalar>
  /// Which parameters a step changes.
  package let selection: ParameterSelection
  /// The number of steps taken.
  package var stepCount = 0

  /// A learner at the given parameters, in the order of ``ParameterLayout``, for batches of at most `capacity` rows.
  package init(
    _ architecture: Architecture,
    optimizer: Optimizer,
    loss: Loss = .crossEntropy,
    parameters: [Scalar],
    capacity: Int,
    dropoutSeed: UInt64 = 0,
    selection: ParameterSelection = ParameterSelection()
  ) {
    self.selection = selection
    subject = LossNetwork(
      architecture,
      loss: loss,
      parameters: parameters,
      capacity: capacity,
      dropoutSeed: dropoutSeed
    )
    self.optimizer = OptimizerState(optimizer, parameterCount: parameters.count)
  }

  /// The network, whose ``FeedforwardNetwork/input`` is to be filled before a pass.
  package var network: FeedforwardNetwork<Scalar> { subject.network }
  /// The classes of the batch, to be filled before a pass.
  package var labels: UnsafeMutablePointer<UInt8> { subject.labels }

  /// The network on the batch in training mode, by the loss it is trained with; moves the running estimates.
  package func evaluateInTraining(rows: Int) -> Evaluation {
    subject.evaluateInTraining(rows: rows, step: stepCount + 1)
  }

  /// The gradient of the mean loss after ``evaluateInTraining(rows:)``, in the order of ``ParameterLayout``.
  package func gradients(rows: Int) -> [Scalar] {
    network.backward(rows: rows, retaining: 0)
    return network.gradients.values
  }

  /// One step on the batch, unless its loss is not finite; the evaluation is of before the step.
  package func step(rows: Int) -> Evaluation {
    let evaluation = evaluateInTraining(rows: rows)
    guard evaluation.lossSum.isFinite else { return evaluation }
    stepCount += 1
    let parameters = network.parameters.start
    let gradients = network.gradients.start
    network.backward(rows: rows, retaining: optimizer.retention) { run, kind in
      guard selection.trained.contains(kind) else { return }
      optimizer.update(
        parameters,
        along: gradients,
        run,
        step: stepCount,
        decays: selection.decayed.contains(kind)
      )
    }
    return evaluation
  }
}

extension Learner<Float> {
  /// Whether the running statistics are finite: training never reads them, so that its loss does not tell.
  var hasFiniteStatistics: Bool {
    network.runningMeans.isFinite && network.runningVariances.isFinite
  }

  /// Whether all that a step changes is finite: parameters, running statistics, gradients and the optimiser's memory.
  ///
  /// The loss does not always tell: an activation may make 0 of what is no number, and a second moment that is infinite
  /// makes every further update 0.
  var isFinite: Bool {
    hasFiniteStatistics
      && [network.parameters, network.gradients, optimizer.firstMoments, optimizer.secondMoments]
        .allSatisfy(\.isFinite)
  }
}
