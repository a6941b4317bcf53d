package import Models

/// A network with its loss on one batch: what a step begins with, and what a probe looks at.
package struct LossNetwork<Scalar: KernelScalar> {
  /// The network, whose ``FeedforwardNetwork/input`` is to be filled before a pass.
  package let network: FeedforwardNetwork<Scalar>
  /// What the network is trained to make small.
  package let loss: Loss

  private let labelValues: Buffer<UInt8>
  private let powers: Buffer<Double>

  /// A network at the given parameters, in the order of ``ParameterLayout``, for batches of at most `capacity` rows.
  package init(
    _ architecture: Architecture,
    loss: Loss,
    parameters: [Scalar],
    capacity: Int,
    dropoutSeed: UInt64 = 0
  ) {
    network = FeedforwardNetwork(
      architecture,
      parameters: parameters,
      capacity: capacity,
      dropoutSeed: dropoutSeed
    )
    self.loss = loss
    labelValues = Buffer(count: capacity)
    powers = Buffer(count: architecture.classCount)
  }

  /// The classes of the batch, to be filled before a pass.
  package var labels: UnsafeMutablePointer<UInt8> { labelValues.start }

  /// The network on the batch in training mode at a step from 1 on, by the loss it is trained with; moves the running
  /// estimates.
  package func evaluateInTraining(rows: Int, step: Int) -> Evaluation {
    network.forwardInTraining(rows: rows, step: step)
    return evaluateLogits(loss, rows: rows, gradients: network.logitGradients)
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
  /// See ``FeedforwardNetwork/forwardWithBatchStatistics(rows:gathering:)``.
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
      LossKernel.isCorrect(
        network.logits + row * classes,
        label: Int(labels[row]),
        classes: classes
      )
    }
  }

  private func evaluateLogits(
    _ loss: Loss,
    rows: Int,
    gradients: UnsafeMutablePointer<Scalar>?
  ) -> Evaluation {
    LossKernel.evaluate(
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
