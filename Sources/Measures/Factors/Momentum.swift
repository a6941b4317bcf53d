internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The share of the last update that is kept, of stochastic gradient descent.
  public static let momentum = FactorDefinition(
    "momentum",
    title: Phrase("Momentum"),
    values: .numbers(SGD.momentumLimit),
    example: [0.5, 0.9],
    axisBase: nil,
    optimizers: [SGD.name],
    change: .training { training, momentum in
      precondition(
        training.optimizer.sgd != nil,
        "Reading refuses a sweep of what an optimiser does not have."
      )
      training.optimizer.sgd?.momentum = momentum
    }
  )
}
