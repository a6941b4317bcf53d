/// What an optimiser remembers between steps, over one flat run of parameters.
///
/// Stochastic gradient descent keeps its velocity in the network's gradients; see ``retention``.
package struct OptimizerState<Scalar: KernelScalar> {
  /// The rule and its numbers.
  package let optimizer: Optimizer
  private let firstMoments: Buffer<Scalar>
  private let secondMoments: Buffer<Scalar>

  /// The state before the first step.
  package init(_ optimizer: Optimizer, parameterCount: Int) {
    self.optimizer = optimizer
    switch optimizer {
    case .sgd:
      firstMoments = Buffer(count: 0)
      secondMoments = Buffer(count: 0)
    case .adam:
      firstMoments = Buffer(count: parameterCount)
      secondMoments = Buffer(count: parameterCount)
    }
  }

  /// The part of the old gradients that the next backward pass keeps: the momentum of the velocity.
  package var retention: Scalar {
    switch optimizer {
    case .sgd(_, let momentum): Scalar(momentum)
    case .adam: 0
    }
  }

  /// Moves a run of the parameters at step 1, 2, … along the gradients that a backward pass left.
  ///
  /// Both addresses are those of the first parameter of all, whatever the run.
  package func update(
    _ parameters: UnsafeMutablePointer<Scalar>,
    along gradients: UnsafePointer<Scalar>,
    _ run: Range<Int>,
    step: Int
  ) {
    let w = parameters + run.lowerBound
    let g = gradients + run.lowerBound
    switch optimizer {
    case .sgd(let learningRate, _):
      let rate = Scalar(learningRate)
      for i in 0..<run.count { w[i] -= rate * g[i] }
    case .adam(let learningRate, let beta1, let beta2, let epsilon):
      let m = firstMoments.start + run.lowerBound
      let v = secondMoments.start + run.lowerBound
      let new1 = Scalar(1 - beta1)
      let (old2, new2) = (Scalar(beta2), Scalar(1 - beta2))
      let rate = Scalar(learningRate / (1 - power(beta1, step)))
      let root = Scalar(1 / (1 - power(beta2, step)).squareRoot())
      let epsilon = Scalar(epsilon)
      for i in 0..<run.count {
        let gradient = g[i]
        m[i] += new1 * (gradient - m[i])
        v[i] = old2 * v[i] + new2 * gradient * gradient
        w[i] -= rate * m[i] / (v[i].squareRoot() * root + epsilon)
      }
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
