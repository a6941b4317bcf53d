/// A network, its loss and its optimiser on one batch: everything that a step changes.
///
/// Float trains, Double checks.
package final class Learner<Scalar: KernelScalar> {
  /// The network, whose ``Network/input`` is to be filled before a pass.
  package let network: Network<Scalar>
  /// What the network is trained to make small.
  package let loss: Loss
  /// The rule of the steps and what it remembers.
  package let optimizer: OptimizerState<Scalar>
  /// The number of steps taken.
  package var stepCount = 0

  private let labelValues: Buffer<UInt8>
  private let powers: Buffer<Double>

  /// A learner at the given parameters, in the order of ``ParameterLayout``, for batches of at most `capacity` rows.
  package init(
    _ architecture: Architecture,
    optimizer: Optimizer,
    loss: Loss = .crossEntropy,
    parameters: [Scalar],
    capacity: Int,
    dropoutSeed: UInt64 = 0
  ) {
    network = Network(
      architecture,
      parameters: parameters,
      capacity: capacity,
      dropoutSeed: dropoutSeed
    )
    self.loss = loss
    self.optimizer = OptimizerState(optimizer, parameterCount: parameters.count)
    labelValues = Buffer(count: capacity)
    powers = Buffer(count: architecture.classCount)
  }

  /// The classes of the batch, to be filled before a pass.
  package var labels: UnsafeMutablePointer<UInt8> { labelValues.start }

  /// The network on the batch in training mode, by the loss it is trained with; moves the running estimates.
  package func evaluateInTraining(rows: Int) -> Evaluation {
    network.forwardInTraining(rows: rows, step: stepCount + 1)
    return evaluateLogits(loss, rows: rows, gradients: network.logitGradients)
  }

  /// The gradient of the mean loss after ``evaluateInTraining(rows:)``, in the order of ``ParameterLayout``.
  package func gradients(rows: Int) -> [Scalar] {
    network.backward(rows: rows, retaining: 0)
    return network.gradients.values
  }

  /// The network on the batch in inference mode, by the cross-entropy of its logits; changes nothing.
  ///
  /// With a `population`, batch normalisation uses its statistics instead of the running estimates.
  package func evaluate(
    rows: Int,
    with population: PopulationStatistics<Scalar>? = nil
  ) -> Evaluation {
    network.forwardInInference(rows: rows, with: population)
    return evaluateLogits(.crossEntropy, rows: rows, gradients: nil)
  }

  /// The network on the batch normalised by its own statistics, by the cross-entropy of its logits; changes nothing.
  ///
  /// See ``Network/forwardWithBatchStatistics(rows:gathering:)``.
  package func evaluateWithBatchStatistics(
    rows: Int,
    gathering population: PopulationStatistics<Scalar>? = nil
  ) -> Evaluation {
    network.forwardWithBatchStatistics(rows: rows, gathering: population)
    return evaluateLogits(.crossEntropy, rows: rows, gradients: nil)
  }

  /// Whether each row of the latest pass has its largest logit where its class is; the first of equal ones counts.
  package func correctness(rows: Int) -> [Bool] {
    let classes = network.architecture.classCount
    return (0..<rows).map { row in
      CrossEntropyKernel.isCorrect(
        network.logits + row * classes,
        label: Int(labels[row]),
        classes: classes
      )
    }
  }

  /// One step on the batch, unless its loss is not finite; the evaluation is of before the step.
  package func step(rows: Int) -> Evaluation {
    let evaluation = evaluateInTraining(rows: rows)
    guard evaluation.lossSum.isFinite else { return evaluation }
    stepCount += 1
    let parameters = network.parameters.start
    let gradients = network.gradients.start
    network.backward(rows: rows, retaining: optimizer.retention) { run in
      optimizer.update(parameters, along: gradients, run, step: stepCount)
    }
    return evaluation
  }

  private func evaluateLogits(
    _ loss: Loss,
    rows: Int,
    gradients: UnsafeMutablePointer<Scalar>?
  ) -> Evaluation {
    CrossEntropyKernel.evaluate(
      UnsafePointer(network.logits),
      labels: UnsafePointer(labels),
      rows: rows,
      classes: network.architecture.classCount,
      loss: loss,
      gradients: gradients,
      powers: powers.start
    )
  }
}
