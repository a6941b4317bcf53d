/// The rule that turns a gradient g into a change of the parameters w.
///
/// As in PyTorch, weight decay acts on every parameter: weights, biases, scales and shifts.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent, as `torch.optim.SGD` computes it.
  ///
  /// g ← g + weightDecay w, v ← momentum v + g with v = g at the first step, and
  /// w ← w − learningRate v; with Nesterov's momentum w ← w − learningRate (g + momentum v).
  /// The learning rate is outside v; there is no dampening.
  case sgd(
    learningRate: Double,
    momentum: Double,
    isNesterov: Bool = false,
    weightDecay: Double = 0
  )
  /// Adam (Kingma and Ba 2014, arXiv:1412.6980), as `torch.optim.Adam` computes it.
  ///
  /// g ← g + weightDecay w, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
  /// w ← w − learningRate/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε), at step t = 1, 2, …
  case adam(
    learningRate: Double,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0
  )
  /// AdamW (Loshchilov and Hutter 2017, arXiv:1711.05101), as `torch.optim.AdamW` computes it.
  ///
  /// Adam with the decay apart from the gradient: first w ← (1 − learningRate weightDecay) w.
  case adamW(
    learningRate: Double,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0.01
  )
}

extension Optimizer {
  /// Refuses numbers outside the range in which the rule is defined.
  func validate() throws(TrainingError) {
    switch self {
    case .sgd(let learningRate, let momentum, let isNesterov, let weightDecay):
      try Self.requirePositive(learningRate, "learning rate")
      try Self.requireFraction(momentum, "momentum")
      try Self.requireDecay(weightDecay)
      guard !isNesterov || momentum > 0 else {
        throw TrainingError(
          .optimizer,
          "Nesterov's momentum is zero (got \(momentum), expected more than 0 and less than 1)",
          hint: "Give a momentum, for example 0.9, or leave Nesterov out."
        )
      }
    case .adam(let learningRate, let beta1, let beta2, let epsilon, let weightDecay),
      .adamW(let learningRate, let beta1, let beta2, let epsilon, let weightDecay):
      try Self.requirePositive(learningRate, "learning rate")
      try Self.requireFraction(beta1, "Adam's beta1")
      try Self.requireFraction(beta2, "Adam's beta2")
      try Self.requirePositive(epsilon, "Adam's epsilon")
      try Self.requireDecay(weightDecay)
    }
  }

  private static func requirePositive(_ value: Double, _ name: String) throws(TrainingError) {
    // Training computes in single precision, which must hold the number.
    guard Float(value) > 0, Float(value).isFinite else {
      throw TrainingError(
        .optimizer,
        "\(name) is out of range (got \(value), expected more than 1e-45 and less than 3.4e38)",
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

  private static func requireDecay(_ value: Double) throws(TrainingError) {
    guard value >= 0, Float(value).isFinite else {
      throw TrainingError(
        .optimizer,
        "weight decay is out of range (got \(value), expected at least 0 and less than 3.4e38)",
        hint: "Common values are 0.0001 to 0.01."
      )
    }
  }
}
