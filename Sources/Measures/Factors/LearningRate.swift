internal import Runs

extension FactorDefinition {
  /// The step size.
  public static let learningRate = FactorDefinition(
    "learning_rate",
    title: "Learning rate",
    // Training computes in single precision, where smaller numbers are 0.
    values: .numbers(expected: "more than 0") { Float($0) > 0 },
    example: [0.01, 0.1],
    axisBase: 10,
    change: .training { $0.learningRate = $1 }
  )
}
