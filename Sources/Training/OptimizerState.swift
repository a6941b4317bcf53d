internal import CKernels

/// What an optimiser remembers between steps, over one flat run of parameters.
///
/// Plain stochastic gradient descent keeps its velocity in the network's gradients; see ``retention``.
package struct OptimizerState<Scalar: KernelScalar> {
  /// The rule and its numbers.
  package let optimizer: Optimizer
  /// The velocity under Nesterov's momentum, the first moments under Adam; else empty.
  package let firstMoments: Buffer<Scalar>
  /// The second moments under Adam; else empty.
  package let secondMoments: Buffer<Scalar>

  /// The state before the first step.
  package init(_ optimizer: Optimizer, parameterCount: Int) {
    self.optimizer = optimizer
    let (first, second) =
      switch optimizer {
      case .sgd(_, _, let isNesterov, _): (isNesterov, false)
      case .adam, .adamW: (true, true)
      }
    firstMoments = Buffer(count: first ? parameterCount : 0)
    secondMoments = Buffer(count: second ? parameterCount : 0)
  }

  /// The part of the old gradients that the next backward pass keeps: the momentum of the velocity.
  ///
  /// Nesterov's rule needs the gradient by itself, so its velocity is kept apart.
  package var retention: Scalar {
    switch optimizer {
    case .sgd(_, let momentum, let isNesterov, _): isNesterov ? 0 : Scalar(momentum)
    case .adam, .adamW: 0
    }
  }

  /// Moves a run of the parameters at step 1, 2, … along the gradients that a backward pass left.
  ///
  /// Both addresses are those of the first parameter of all, whatever the run. Under plain descent
  /// the gradients become the velocity.
  package func update(
    _ parameters: UnsafeMutablePointer<Scalar>,
    along gradients: UnsafeMutablePointer<Scalar>,
    _ run: Range<Int>,
    step: Int
  ) {
    let start = run.lowerBound
    switch optimizer {
    case .sgd(let learningRate, let momentum, let isNesterov, let weightDecay):
      var job = kernel_sgd(
        parameters: parameters + start,
        gradients: gradients + start,
        velocity: isNesterov ? UnsafeMutableRawPointer(firstMoments.start + start) : nil,
        rate: learningRate,
        momentum: momentum,
        decay: weightDecay,
        count: run.count
      )
      kernel_run_sgd(&job, Scalar.precision)
    case .adam(let learningRate, let beta1, let beta2, let epsilon, let weightDecay),
      .adamW(let learningRate, let beta1, let beta2, let epsilon, let weightDecay):
      let (decay, shrinking) =
        if case .adamW = optimizer {
          (0.0, 1 - learningRate * weightDecay)
        } else {
          (weightDecay, 1.0)
        }
      var job = kernel_adam(
        parameters: parameters + start,
        gradients: gradients + start,
        first_moments: firstMoments.start + start,
        second_moments: secondMoments.start + start,
        rate: learningRate / (1 - power(beta1, step)),
        beta1: beta1,
        beta2: beta2,
        epsilon: epsilon,
        root: 1 / (1 - power(beta2, step)).squareRoot(),
        decay: decay,
        shrinking: shrinking,
        count: run.count
      )
      kernel_run_adam(&job, Scalar.precision)
    }
  }

  /// base to the power of a count, by squaring: the same bits with every mathematics library.
  private func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result *= square }
      square *= square
      rest /= 2
    }
    return result
  }
}
