internal import Foundation
internal import Models
internal import Runs

/// What theory says of a network before it is measured, with no free parameter.
enum Theory {
  /// A quantity of a network as it is trained; nil where there is no theory of it.
  static func value(of quantity: ProbeQuantity, for configuration: RunConfiguration) -> Double? {
    guard let options = configuration.network.normalization.batch else { return nil }
    // The examples that share their statistics.
    let count = Double(
      min(options.ghostBatchSize ?? .max, configuration.training.batchSize)
    )
    switch quantity {
    // Var μ = σ²/B and Var s = σ²/2B move x̂ by √((1 + z²/2)/B), over z of variance 1 by √(1.5/B).
    case .jitter: return (1.5 / count).squareRoot()
    // |x̂| ≤ √(B − 1): Samuelson 1968. Reached when all other examples are alike.
    case .largestNormalized: return (count - 1).squareRoot()
    // The variance of an exponential average of independent batch means, σ²/B · m/(2 − m).
    case .runningMeanError:
      guard let momentum = options.momentum else { return nil }
      let batch = Double(configuration.training.batchSize)
      return (momentum / ((2 - momentum) * batch)).squareRoot()
    case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
      .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .covariateShift, .shiftCosine, .shareBeyondFour, .weightNorm, .biasGradientRatio,
      .scaleInvarianceError, .foldingError, .fisherRatio, .nearestMeanAccuracy:
      return nil
    }
  }

  /// Whether theory says what the largest value can be, and not what is expected.
  static func isBound(_ quantity: ProbeQuantity) -> Bool { quantity == .largestNormalized }

  /// The line of theory in words, for a key.
  static func words(for quantity: ProbeQuantity) -> String {
    switch quantity {
    case .jitter: "Theory √(1.5/m)"
    case .largestNormalized: "Bound √(m − 1)"
    case .runningMeanError: "Theory √(p/((2 − p) m))"
    case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
      .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .covariateShift, .shiftCosine, .shareBeyondFour, .weightNorm, .biasGradientRatio,
      .scaleInvarianceError, .foldingError, .fisherRatio, .nearestMeanAccuracy:
      "Theory"
    }
  }

  /// The change of ln ‖∂L/∂h‖² a layer, from the last hidden layer to the first, in a wide deep ReLU network before training.
  ///
  /// PyTorch's weights have the variance 1/(3 n), of which ReLU passes half: ln(1/6). He's keep the gradient: 0. Batch norm
  /// makes it grow: ln(π/(π − 1)) (Yang et al. 2019, arXiv:1902.08129). Nil for networks that theory does not cover.
  static func gradientSlope(of network: NetworkConfiguration) -> Double? {
    guard network.activation == .relu, network.dropout == 0 else { return nil }
    let (scheme, scale) = (network.initialization.scheme, network.initialization.scale)
    if network.normalization.batch != nil {
      return [.torch, .he, .xavier].contains(scheme) ? log(.pi / (.pi - 1)) : nil
    }
    guard network.normalization == .none, scale == 1 else { return nil }
    return scheme == .torch ? log(1.0 / 6) : scheme == .he ? 0 : nil
  }

  /// The additions and multiplications of an update for each example of the batch, counted from the equations.
  ///
  /// A dense layer has three products of 2·n·m operations (forward, gradient of the weights, gradient of the input), the
  /// first layer two. Normalising a value takes about 7 operations forward and 8 backward, ReLU and dropout 2 each.
  static func operations(of network: NetworkConfiguration) -> Double {
    let layers = network.layers.map(Double.init)
    let products = zip(layers, layers.dropFirst()).map { 6 * $0 * $1 }.reduce(0, +)
    let first = layers.count > 1 ? 2 * layers[0] * layers[1] : 0
    let hidden = layers.dropFirst().dropLast().reduce(0, +)
    let perValue =
      2 + (network.dropout > 0 ? 2 : 0) + (network.normalization == .none ? 0 : 15)
    return products - first + Double(perValue) * hidden
  }
}
