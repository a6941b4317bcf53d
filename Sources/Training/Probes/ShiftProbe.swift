/// A probe of how much the gradient of a layer's weights changes because the layers before it were updated.
///
/// "Internal covariate shift" as definition 2.1 of Santurkar et al. 2018, arXiv:1805.11604, measures it: G is the
/// gradient of layer i on a batch, G′ that on the same batch after all layers before i, and no other, made a step. The
/// step is the plain one down the gradient of that batch by the training's learning rate, whatever its optimiser. One pass
/// forward and back for each layer.
package final class ShiftProbe: NetworkProbe {
  /// What was found for the layers from the second on, that to the logits included: nothing comes before the first.
  package struct Findings: Sendable, Hashable {
    /// ‖G − G′‖ / ‖G‖; not a number where G is zero.
    package var relativeShifts: [Double]
    /// The cosine between G and G′; not a number where one is zero.
    package var cosines: [Double]
  }

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  private let origin: Buffer<Float>
  private let gradient: Buffer<Float>

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    batch = subject.batch
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
    origin = Buffer(count: memory.network.layout.parameterCount)
    gradient = Buffer(count: memory.network.layout.parameterCount)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.layers("covariate_shift", findings.relativeShifts, from: 2)
      + ProbeFinding.layers("shift_cosine", findings.cosines, from: 2)
  }

  package func look(at parameters: Parameters) -> Findings {
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    origin.assign(parameters.values)
    _ = memory.differentiate(rows: batch.count)
    gradient.start.update(from: memory.network.gradients.start, count: gradient.count)
    let layers = memory.layers
    var findings = Findings(relativeShifts: [], cosines: [])
    for (previous, layer) in zip(layers, layers.dropFirst()) {
      memory.put(
        previous.weight..<previous.end,
        to: origin,
        plus: -subject.learningRate,
        times: gradient
      )
      _ = memory.differentiate(rows: batch.count)
      let weight = layer.weight..<layer.endOfWeight
      let (g, shifted) = (gradient.start, memory.network.gradients.start)
      let length = Sums.squares(g, weight).squareRoot()
      let distance = Sums.squaredDistance(g, shifted, weight).squareRoot()
      let product = Sums.products(g, shifted, weight)
      findings.relativeShifts.append(distance / length)
      findings.cosines.append(product / (length * Sums.squares(shifted, weight).squareRoot()))
    }
    return findings
  }
}
