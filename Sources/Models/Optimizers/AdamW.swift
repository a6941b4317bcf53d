/// AdamW (Loshchilov and Hutter 2017, arXiv:1711.05101), as `torch.optim.AdamW` computes it.
///
/// Adam with the decay apart from the gradient: first w ← (1 − learningRate weightDecay) w.
public struct AdamW: AdamRule {
  /// β₁, β₂ and ε.
  public var coefficients: AdamCoefficients

  /// The rule with coefficients.
  public init(_ coefficients: AdamCoefficients) { self.coefficients = coefficients }

  /// The name in files.
  public static let name = "adamw"
  /// The name in text.
  public static let words = "AdamW"
  /// What it is.
  public static let meaning = "Adam with the weight decay apart from the gradient"
  /// The weight decay where nothing is said.
  public static let usualWeightDecay = 0.01

  /// See ``AdamW``.
  public func update(
    _ parameter: Double,
    gradient: Double,
    _ first: inout Double,
    _ second: inout Double,
    _ step: UpdateStep
  ) -> Double {
    let shrunk = parameter * (1 - step.learningRate * step.weightDecay)
    return coefficients.update(shrunk, gradient: gradient, &first, &second, step)
  }
}

extension OptimizerRule {
  /// AdamW with PyTorch's coefficients.
  public static let adamW = OptimizerRule(AdamW())
}

extension Optimizer {
  /// AdamW.
  public static func adamW(
    learningRate: Double,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0.01
  ) -> Optimizer {
    Optimizer(
      OptimizerRule(
        AdamW(AdamCoefficients(beta1: beta1, beta2: beta2, epsilon: epsilon))
      ),
      learningRate: learningRate,
      weightDecay: weightDecay
    )
  }
}
