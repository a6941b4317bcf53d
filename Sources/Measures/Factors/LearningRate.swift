internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The step size.
  public static let learningRate = FactorDefinition(
    "learning_rate",
    title: Phrase("Learning rate"),
    values: .numbers(Optimizer.learningRateLimit),
    example: [0.01, 0.1],
    axisBase: 10,
    isTuned: true,
    change: .training { $0.learningRate = $1 }
  )
}
