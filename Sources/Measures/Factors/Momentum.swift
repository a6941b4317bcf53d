internal import Runs

extension FactorDefinition {
  /// The share of the last update that is kept, of stochastic gradient descent.
  public static let momentum = FactorDefinition(
    "momentum",
    title: "Momentum",
    values: .numbers(expected: "0 to below 1") { (0..<1).contains($0) },
    example: [0.5, 0.9],
    axisBase: nil,
    optimizers: [.sgd],
    change: .training { training, momentum in
      guard case .sgd(_, let isNesterov) = training.optimizer else {
        preconditionFailure("Reading refuses a sweep of what an optimiser does not have.")
      }
      training.optimizer = .sgd(momentum: momentum, isNesterov: isNesterov)
    }
  )
}
