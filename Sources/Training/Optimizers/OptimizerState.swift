internal import CKernels
package import Models

/// What an optimiser remembers between steps, over one flat run of parameters.
package struct OptimizerState<Scalar: KernelScalar> {
  /// The rule and its numbers.
  package let optimizer: Optimizer
  /// The first number that is remembered of each parameter, the velocity or the first moment; else empty.
  package let firstMoments: Buffer<Scalar>
  /// The second one, the second moment under Adam; else empty.
  package let secondMoments: Buffer<Scalar>
  /// The rule, where it has a loop of its own and is not to be computed by its formula.
  private let fused: (any FusedUpdate)?

  /// The state before the first step.
  ///
  /// - Parameters:
  ///   - optimizer: The rule and its numbers.
  ///   - parameterCount: The number of parameters.
  ///   - byFormula: Whether the rule's formula is used even where there is a faster loop, which tests compare it with.
  package init(_ optimizer: Optimizer, parameterCount: Int, byFormula: Bool = false) {
    self.optimizer = optimizer
    fused = byFormula ? nil : optimizer.rule.rule as? any FusedUpdate
    let count = fused?.keptMoments ?? optimizer.rule.rule.momentCount
    firstMoments = Buffer(count: count > 0 ? parameterCount : 0)
    secondMoments = Buffer(count: count > 1 ? parameterCount : 0)
  }

  /// The part of the old gradients that the next backward pass keeps: the momentum of the velocity.
  package var retention: Scalar { Scalar(fused?.retention ?? 0) }

  /// Moves a run of the parameters at step 1, 2, … along the gradients that a backward pass left.
  ///
  /// Both addresses are those of the first parameter of all, whatever the run. Under plain descent
  /// the gradients become the velocity. Parameters that do not decay have a weight decay of 0.
  package func update(
    _ parameters: UnsafeMutablePointer<Scalar>,
    along gradients: UnsafeMutablePointer<Scalar>,
    _ run: Range<Int>,
    step: Int,
    decays: Bool = true
  ) {
    let step = UpdateStep(
      learningRate: optimizer.learningRate,
      weightDecay: decays ? optimizer.weightDecay : 0,
      number: step
    )
    guard let fused else {
      return updateByFormula(parameters, along: gradients, run, step)
    }
    let start = run.lowerBound
    fused.run(
      UpdateRun(
        parameters: parameters + start,
        gradients: gradients + start,
        first: firstMoments.start + (firstMoments.count > 0 ? start : 0),
        second: secondMoments.start + (secondMoments.count > 0 ? start : 0),
        count: run.count,
        precision: Scalar.precision,
        step: step
      )
    )
  }

  private func updateByFormula(
    _ parameters: UnsafeMutablePointer<Scalar>,
    along gradients: UnsafeMutablePointer<Scalar>,
    _ run: Range<Int>,
    _ step: UpdateStep
  ) {
    let rule = optimizer.rule.rule
    for index in run {
      var first = firstMoments.count > 0 ? firstMoments.start[index].inDouble : 0
      var second = secondMoments.count > 0 ? secondMoments.start[index].inDouble : 0
      let value = rule.update(
        parameters[index].inDouble,
        gradient: gradients[index].inDouble,
        &first,
        &second,
        step
      )
      parameters[index] = Scalar(value)
      if firstMoments.count > 0 { firstMoments.start[index] = Scalar(first) }
      if secondMoments.count > 0 { secondMoments.start[index] = Scalar(second) }
    }
  }
}
