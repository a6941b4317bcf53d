// The layer as the report of batch normalisation prints it (Q2.4), from the next line on.
struct BatchNorm {
  var scale = 1.0, shift = 0.0  // γ and β, learned
  var runningMean = 0.0, runningVariance = 1.0  // for inference
  let momentum = 0.1, epsilon = 1e-5
  private var normalized: [Double] = [], inverse = 0.0  // kept for the way back

  mutating func forward(_ z: [Double]) -> [Double] {
    let m = Double(z.count)
    let mean = z.reduce(0, +) / m
    let variance = z.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / m
    inverse = 1 / (variance + epsilon).squareRoot()
    normalized = z.map { ($0 - mean) * inverse }
    runningMean += momentum * (mean - runningMean)
    runningVariance += momentum * (variance * m / (m - 1) - runningVariance)
    return normalized.map { scale * $0 + shift }
  }

  func backward(_ g: [Double]) -> (z: [Double], scale: Double, shift: Double) {
    let m = Double(g.count)
    let shiftGradient = g.reduce(0, +)
    let scaleGradient = zip(g, normalized).map { $0 * $1 }.reduce(0, +)
    let zGradient = zip(g, normalized).map { g, n in
      scale * inverse * (g - shiftGradient / m - n * scaleGradient / m)
    }
    return (zGradient, scaleGradient, shiftGradient)
  }

  func inference(_ z: [Double]) -> [Double] {
    let s = scale / (runningVariance + epsilon).squareRoot()
    return z.map { s * ($0 - runningMean) + shift }
  }
}
