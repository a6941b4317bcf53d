/// The rule that turns a gradient g into a change of the parameters w.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent: v ← momentum v + g, w ← w − learningRate v, with v = g at the first step.
  ///
  /// The learning rate is outside v, as in `torch.optim.SGD`; no dampening, no weight decay.
  case sgd(learningRate: Double, momentum: Double)
  /// Adam (Kingma and Ba 2014, arXiv:1412.6980), as `torch.optim.Adam` computes it.
  ///
  /// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
  /// w ← w − learningRate/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε), at step t = 1, 2, …
  case adam(
    learningRate: Double,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8
  )
}

extension Optimizer {
  /// Refuses numbers outside the range in which the rule is defined.
  func validate() throws(TrainingError) {
    switch self {
    case .sgd(let learningRate, let momentum):
      try Self.requirePositive(learningRate, "learning rate")
      try Self.requireFraction(momentum, "momentum")
    case .adam(let learningRate, let beta1, let beta2, let epsilon):
      try Self.requirePositive(learningRate, "learning rate")
      try Self.requireFraction(beta1, "Adam's beta1")
      try Self.requireFraction(beta2, "Adam's beta2")
      try Self.requirePositive(epsilon, "Adam's epsilon")
    }
  }

  private static func requirePositive(_ value: Double, _ name: String) throws(TrainingError) {
    guard value > 0, value.isFinite else {
      throw TrainingError(
        .optimizer,
        "\(name) is out of range (got \(value), expected a finite number above 0)",
        hint: "Typical learning rates are 0.001 to 0.1."
      )
    }
  }

  private static func requireFraction(_ value: Double, _ name: String) throws(TrainingError) {
    guard value >= 0, value < 1 else {
      throw TrainingError(
        .optimizer,
        "\(name) is out of range (got \(value), expected at least 0 and less than 1)",
        hint: "A common value is 0.9."
      )
    }
  }
}
