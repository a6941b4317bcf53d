internal import Models

/// A probe of how much the gradient of a layer's weights changes because the layers before it were updated.
///
/// "Internal covariate shift" as definition 2.1 of Santurkar et al. 2018, arXiv:1805.11604, measures it: G is the
/// gradient of layer i on a batch, G′ that on the same batch after all layers before i, and no other, made a step. The
/// step is the plain one down the gradient of that batch by the training's learning rate, whatever its optimiser. One pass
/// forward and back for each layer.
package final class ShiftProbe: NetworkProbe {
  /// What was found for the layers from the second on, that to the logits included: nothing comes before the first.
  package struct Findings: Sendable, Hashable {
    /// ‖G − G′‖ / ‖G‖; not a number where G is zero, or the layer has no weights.
    package var relativeShifts: [Double]
    /// The cosine between G and G′; not a number where one is zero, or the layer has no weights.
    package var cosines: [Double]
  }

  private let learningRate: Double
  private let line: GradientLine

  package init(_ subject: ProbeSubject) {
    learningRate = subject.learningRate
    line = GradientLine(subject)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.layers("covariate_shift", findings.relativeShifts, from: 2)
      + ProbeFinding.layers("shift_cosine", findings.cosines, from: 2)
  }

  package func look(at parameters: Parameters) -> Findings {
    _ = line.start(at: parameters)
    var findings = Findings(relativeShifts: [], cosines: [])
    // The parameters that made no step yet: those of the layers before.
    var start = 0
    for layer in line.layers.dropFirst() {
      guard layer.weights != nil else {
        findings.relativeShifts.append(.nan)
        findings.cosines.append(.nan)
        continue
      }
      _ = line.step(start..<layer.weight, by: learningRate)
      start = layer.weight
      let weight = layer.weight..<layer.endOfWeight
      let (g, shifted) = (line.gradient.start, line.newGradient)
      let length = Sums.squares(g, weight).squareRoot()
      let distance = Sums.squaredDistance(g, shifted, weight).squareRoot()
      let product = Sums.products(g, shifted, weight)
      findings.relativeShifts.append(distance / length)
      findings.cosines.append(product / (length * Sums.squares(shifted, weight).squareRoot()))
    }
    return findings
  }
}
