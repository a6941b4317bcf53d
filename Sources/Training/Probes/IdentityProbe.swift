internal import Datasets
internal import Models

/// A probe of identities that hold by construction, up to rounding.
///
/// Scale invariance and the gradient of the biases are looked at in double precision on at most 16 examples in training
/// mode, folding in single precision, as it would be used, on at most 256 in inference mode. Three passes forward and back
/// in double precision, two forward in single.
package final class IdentityProbe: NetworkProbe {
  /// How far the identities are from holding.
  package struct Findings: Sendable, Hashable {
    /// The largest |∂L/∂b| of hidden biases divided by the largest |∂L/∂W| of the weights beside them; nil without hidden
    /// biases.
    ///
    /// Zero under batch norm, which subtracts what they add. The kernels know that and never compute it; here it is
    /// summed up from what every example gives.
    package var biasGradientRatio: Double?
    /// The largest deviation of the x̂ of hidden layers when the weights and biases of those that are normalised are
    /// multiplied by a, and of a ∂L/∂(aW) relative to the largest |∂L/∂W|, for a = 0.1 and 10; nil where there are none.
    package var scaleInvarianceError: Double?
    /// The largest deviation of a logit in inference when batch norm is folded into weights and biases, relative to the
    /// largest logit; nil without running statistics.
    package var foldingError: Double?
  }

  private static let exampleCount = 16
  private static let foldedExampleCount = 256
  /// In place of the ε of the network, which breaks the invariance where it is not small against a²σ².
  private static let epsilon = 1e-12
  private static let factors = [0.1, 10]

  private let subject: ProbeSubject
  private let batch: [Int32]
  private let foldedBatch: [Int32]
  private let memory: ProbeNetwork<Double>
  private let unfolded: ProbeNetwork<Float>
  private let folded: ProbeNetwork<Float>?

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    let architecture = subject.architecture
    batch = sampler.draw(min(Self.exampleCount, sampler.count))
    foldedBatch = sampler.draw(min(subject.exampleCount(Self.foldedExampleCount), sampler.count))
    memory = ProbeNetwork(
      architecture.with(epsilon: Self.epsilon),
      loss: subject.loss,
      capacity: batch.count
    )
    let count = foldedBatch.count
    unfolded = ProbeNetwork(architecture, loss: subject.loss, capacity: count)
    folded = architecture.folded.map { ProbeNetwork($0, loss: subject.loss, capacity: count) }
  }

  package func list(_ errors: Findings) -> [ProbeFinding] {
    ProbeFinding.one("bias_gradient_ratio", errors.biasGradientRatio)
      + ProbeFinding.one("scale_invariance_error", errors.scaleInvarianceError)
      + ProbeFinding.one("folding_error", errors.foldingError)
  }

  package func look(at parameters: Parameters) -> Findings {
    var findings = lookInTraining(at: parameters)
    findings.foldingError = foldingError(of: parameters)
    return findings
  }

  // MARK: Training mode

  private func lookInTraining(at parameters: Parameters) -> Findings {
    var findings = Findings()
    let rows = batch.count
    // The variance of a single example is not defined.
    guard rows > 1, !memory.hiddenCounts.isEmpty else { return findings }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    let blocks = memory.hiddenBlocks
    var largestBiasGradient = 0.0
    _ = memory.differentiate(rows: rows) { place, gradient in
      guard case .product(let layer) = place, layer < blocks.count, blocks[layer].map.hasBias
      else { return }
      let (columns, places) = (blocks[layer].columnCount, blocks[layer].output.positionCount)
      for unit in 0..<columns {
        let sum = (0..<rows * places).reduce(0) { $0 + gradient[$1 * columns + unit] }
        largestBiasGradient = .larger(largestBiasGradient, abs(sum))
      }
    }
    let gradients = memory.network.gradients.values
    let biased = blocks.indices.filter { blocks[$0].map.hasBias }.map { memory.layers[$0] }
    if !biased.isEmpty {
      let largest = biased.map { Self.largest(gradients, $0) }.reduce(0, Double.larger)
      findings.biasGradientRatio = largestBiasGradient / largest
    }
    guard !normalizedLayers.isEmpty else { return findings }
    let normalized = normalizedValues()
    findings.scaleInvarianceError =
      Self.factors.map { deviation(parameters, times: $0, normalized, gradients) }
      .reduce(0, Double.larger)
    return findings
  }

  private static func largest(_ gradients: [Double], _ layer: ParameterLayout.Layer) -> Double {
    gradients.withUnsafeBufferPointer { values in
      values.baseAddress.map { Sums.largest($0, layer.weight..<layer.endOfWeight) } ?? 0
    }
  }

  /// The hidden layers whose weights make what is normalised at once, so that their size does not matter.
  private var normalizedLayers: [Int] {
    memory.normalizedLayers.filter { memory.layers[$0].weights != nil }
  }

  private func normalizedValues() -> [Double] {
    normalizedLayers.flatMap { layer in
      UnsafeBufferPointer(
        start: memory.network.normalizedValues(of: layer),
        count: batch.count * memory.featureCounts[layer]
      )
    }
  }

  /// The largest deviation when the weights and biases of the normalised layers are multiplied by a factor.
  private func deviation(
    _ parameters: Parameters,
    times factor: Double,
    _ normalized: [Double],
    _ gradients: [Double]
  ) -> Double {
    let hidden = normalizedLayers.map { memory.layers[$0] }
    memory.put(parameters)
    let values = memory.network.parameters.start
    for layer in hidden {
      let weightAndBias =
        layer.weight..<layer.endOfWeight + (layer.bias == nil ? 0 : layer.outputCount)
      for index in weightAndBias { values[index] *= factor }
    }
    _ = memory.differentiate(rows: batch.count)
    var largest = zip(normalizedValues(), normalized).reduce(0) { .larger($0, abs($1.0 - $1.1)) }
    let scaled = memory.network.gradients.start
    gradients.withUnsafeBufferPointer { gradients in
      guard let start = gradients.baseAddress else { return }
      for layer in hidden {
        let weight = layer.weight..<layer.endOfWeight
        let size = Sums.largest(start, weight)
        guard size > 0 else { continue }
        largest = .larger(
          largest,
          Sums.largestDistance(start, scaled, times: factor, weight) / size
        )
      }
    }
    return largest
  }

  // MARK: Inference mode

  private func foldingError(of parameters: Parameters) -> Double? {
    guard let folded, let plain = FoldedNetwork.folding(parameters) else { return nil }
    unfolded.put(parameters)
    folded.put(plain)
    for memory in [unfolded, folded] {
      memory.load(foldedBatch, of: subject.training)
      memory.network.forwardInInference(rows: foldedBatch.count)
    }
    let all = 0..<foldedBatch.count * subject.architecture.classCount
    let (logits, others) = (unfolded.network.logits, folded.network.logits)
    return Sums.largestDistance(logits, others, all) / Sums.largest(logits, all)
  }
}
