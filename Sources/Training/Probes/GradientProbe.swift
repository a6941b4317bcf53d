internal import Models

/// A probe of the size of the gradients on one batch of the training's size, in training mode.
///
/// One pass forward and back.
package final class GradientProbe: NetworkProbe {
  /// The gradients of the mean loss L, layer by layer from the input on.
  package struct Findings: Sendable, Hashable {
    /// For each hidden layer, the mean over the examples of ‖∂L/∂h‖², h its outputs, of an image all of its numbers.
    package var gradientSquares: [Double]
    /// For each layer, that to the logits included, ‖∂L/∂W‖; not a number for one without weights.
    package var weightGradientNorms: [Double]
  }

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    batch = subject.batch
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.layers("gradient_square", findings.gradientSquares)
      + ProbeFinding.layers("weight_gradient_norm", findings.weightGradientNorms)
  }

  package func look(at parameters: Parameters) -> Findings {
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    let counts = memory.featureCounts
    let rows = batch.count
    var squares = counts.map { _ in 0.0 }
    _ = memory.differentiate(rows: rows) { place, gradient in
      guard case .outputs(let layer) = place, layer < counts.count else { return }
      squares[layer] = Sums.squares(gradient, 0..<rows * counts[layer]) / Double(rows)
    }
    let gradients = UnsafePointer(memory.network.gradients.start)
    return Findings(
      gradientSquares: squares,
      weightGradientNorms: memory.layers.map { layer in
        layer.weights == nil
          ? .nan : Sums.squares(gradients, layer.weight..<layer.endOfWeight).squareRoot()
      }
    )
  }
}
