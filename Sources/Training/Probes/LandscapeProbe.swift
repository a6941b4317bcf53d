internal import Models

/// A probe of how loss and gradient change along a gradient step.
///
/// After Santurkar et al. 2018, arXiv:1805.11604, section 3. The batch is one of the training's size in training mode; the points are w − f η g with the gradient g at w, the
/// learning rate η and f = ¼, ½, 1, 2 and 4. Six passes forward and back.
package final class LandscapeProbe: NetworkProbe {
  /// What was found along the line.
  package struct Findings: Sendable, Hashable {
    /// The largest minus the smallest loss of all points, w included.
    package var lossChange: Double
    /// The largest ‖∇L(w − f η g) − g‖.
    package var gradientChange: Double
    /// The largest ‖∇L(w − f η g) − g‖ / (f η ‖g‖), the effective smoothness β; not a number where g is zero.
    package var smoothness: Double
    /// β times the squared length of all weights, biases and the like not counted.
    package var relativeSmoothness: Double
  }

  private static let factors = [0.25, 0.5, 1, 2, 4]

  private let learningRate: Double
  private let line: GradientLine

  package init(_ subject: ProbeSubject) {
    learningRate = subject.learningRate
    line = GradientLine(subject)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.one("loss_change", findings.lossChange)
      + ProbeFinding.one("gradient_change", findings.gradientChange)
      + ProbeFinding.one("smoothness", findings.smoothness)
      + ProbeFinding.one("relative_smoothness", findings.relativeSmoothness)
  }

  package func look(at parameters: Parameters) -> Findings {
    var losses = [line.start(at: parameters)]
    let gradient = line.gradient.start
    let length = Sums.squares(gradient, line.all).squareRoot()
    var (largest, smoothness) = (0.0, 0.0)
    for factor in Self.factors {
      let step = factor * learningRate
      losses.append(line.step(line.all, by: step))
      let distance = Sums.squaredDistance(line.newGradient, gradient, line.all).squareRoot()
      largest = .larger(largest, distance)
      smoothness = .larger(smoothness, distance / (step * length))
    }
    let weights = line.layers.reduce(0) {
      $0 + Sums.squares(line.parameters, $1.weight..<$1.endOfWeight)
    }
    let isFinite = losses.allSatisfy(\.isFinite)
    return Findings(
      lossChange: isFinite ? (losses.max() ?? 0) - (losses.min() ?? 0) : .nan,
      gradientChange: largest,
      smoothness: smoothness,
      relativeSmoothness: smoothness * weights
    )
  }
}
