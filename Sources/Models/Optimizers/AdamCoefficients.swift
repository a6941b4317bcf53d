internal import Faults
internal import Notation

/// The numbers of Adam and AdamW that hardly anybody changes.
public struct AdamCoefficients: Sendable, Hashable {
  /// What is kept of the mean of the gradients from step to step, β₁.
  public var beta1 = 0.9
  /// What is kept of the mean of their squares, β₂.
  public var beta2 = 0.999
  /// What is added to the root of the latter, ε.
  public var epsilon = 1e-8

  /// PyTorch's.
  public init() {}

  /// Others.
  public init(beta1: Double, beta2: Double, epsilon: Double) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// 1 − β₁ᵗ and 1 − β₂ᵗ, by which the means of t gradients are too small.
  public func corrections(atStep step: Int) -> (first: Double, second: Double) {
    (1 - Self.power(beta1, step), 1 - Self.power(beta2, step))
  }

  /// The parameter after the means of the gradients and of their squares, m and v, have moved.
  ///
  /// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
  /// w ← w − learningRate/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε), at the steps t from 1 on.
  func update(
    _ parameter: Double,
    gradient: Double,
    _ first: inout Double,
    _ second: inout Double,
    _ step: UpdateStep
  ) -> Double {
    first += (1 - beta1) * (gradient - first)
    second = beta2 * second + (1 - beta2) * gradient * gradient
    let corrections = corrections(atStep: step.number)
    let root = (second / corrections.second).squareRoot()
    return parameter - step.learningRate / corrections.first * first / (root + epsilon)
  }

  func check() throws(Fault) {
    for (name, value) in [("beta1", beta1), ("beta2", beta2)] {
      try Limit.fraction.check(
        value,
        "Adam's \(name)",
        hint: "A common value is 0.9."
      )
    }
    try Limit.positive.check(
      epsilon,
      "Adam's epsilon",
      hint: "PyTorch's default is 1e-8."
    )
  }

  /// Those that are not PyTorch's, as arguments in Python.
  var pyTorchArguments: [String] {
    let usual = AdamCoefficients()
    var arguments: [String] = []
    if (beta1, beta2) != (usual.beta1, usual.beta2) {
      arguments.append("betas=(\(Format.data(beta1)), \(Format.data(beta2)))")
    }
    if epsilon != usual.epsilon { arguments.append("eps=\(Format.data(epsilon))") }
    return arguments
  }

  /// Reads those that are not PyTorch's.
  init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    beta1 = try fields.decodeIfPresent(Double.self, forKey: "beta1") ?? beta1
    beta2 = try fields.decodeIfPresent(Double.self, forKey: "beta2") ?? beta2
    epsilon = try fields.decodeIfPresent(Double.self, forKey: "epsilon") ?? epsilon
  }

  /// Writes those that are not PyTorch's.
  func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    let usual = AdamCoefficients()
    if beta1 != usual.beta1 { try fields.encode(beta1, forKey: "beta1") }
    if beta2 != usual.beta2 { try fields.encode(beta2, forKey: "beta2") }
    if epsilon != usual.epsilon { try fields.encode(epsilon, forKey: "epsilon") }
  }

  /// base to the power of a count, by squaring: the same bits with every mathematics library.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result *= square }
      square *= square
      rest /= 2
    }
    return result
  }
}
