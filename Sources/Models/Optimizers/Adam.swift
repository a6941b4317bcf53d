/// Adam (Kingma and Ba 2014, arXiv:1412.6980), as `torch.optim.Adam` computes it.
///
/// The weight decay joins the gradient: g ← g + weightDecay w, then ``AdamCoefficients``.
public struct Adam: AdamRule {
  /// β₁, β₂ and ε.
  public var coefficients: AdamCoefficients

  /// The rule with coefficients.
  public init(_ coefficients: AdamCoefficients) { self.coefficients = coefficients }

  /// The name in files.
  public static let name = "adam"
  /// The name in text.
  public static let words = "Adam"
  /// What it is.
  public static let meaning = "steps scaled by running means of the gradients and of their squares"

  /// See ``Adam``.
  public func update(
    _ parameter: Double,
    gradient: Double,
    _ first: inout Double,
    _ second: inout Double,
    _ step: UpdateStep
  ) -> Double {
    let decayed = gradient + step.weightDecay * parameter
    return coefficients.update(parameter, gradient: decayed, &first, &second, step)
  }
}

extension OptimizerRule {
  /// Adam with PyTorch's coefficients.
  public static let adam = OptimizerRule(Adam())
}

extension Optimizer {
  /// Adam.
  public static func adam(
    learningRate: Double,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      OptimizerRule(
        Adam(AdamCoefficients(beta1: beta1, beta2: beta2, epsilon: epsilon))
      ),
      learningRate: learningRate,
      weightDecay: weightDecay
    )
  }
}
