/// A probe of the largest normalised values, over 16 batches of the training's size in training mode.
///
/// Sixteen passes forward. Networks that normalise nothing give nothing.
package final class ExtremesProbe: NetworkProbe {
  /// What was found for each hidden layer; not a number for one that is not normalised.
  package struct Findings: Sendable, Hashable {
    /// The largest |x̂|, which no batch of B examples lets beyond √(B − 1), of images with P pixels √(B P − 1) (Samuelson
    /// 1968).
    package var largest: [Double]
    /// The share of x̂ with |x̂| > 4; of a normal distribution it would be 6.3e-5.
    package var sharesBeyondFour: [Double]
  }

  private static let batchCount = 16

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batches: [[Int32]]

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    batches = (0..<Self.batchCount).map { _ in sampler.draw(subject.batchSize) }
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: subject.batchSize)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.layers("largest_normalized", findings.largest)
      + ProbeFinding.layers("share_beyond_four", findings.sharesBeyondFour)
  }

  package func look(at parameters: Parameters) -> Findings {
    guard subject.architecture.isNormalized else {
      return Findings(largest: [], sharesBeyondFour: [])
    }
    memory.put(parameters)
    let rows = subject.batchSize
    let (counts, layers) = (memory.featureCounts, memory.normalizedLayers)
    var largest = counts.map { _ in Double.nan }
    var beyond = counts.map { _ in 0 }
    for layer in layers { largest[layer] = 0 }
    for batch in batches {
      memory.load(batch, of: subject.training)
      memory.network.forwardInTraining(rows: rows, step: 1)
      for layer in layers {
        let values = memory.network.normalizedValues(of: layer)
        for index in 0..<rows * counts[layer] {
          let size = abs(values[index])
          if size > 4 { beyond[layer] += 1 }
          largest[layer] = .larger(largest[layer], Double(size))
        }
      }
    }
    return Findings(
      largest: largest,
      sharesBeyondFour: counts.indices.map { layer in
        largest[layer].isNaN
          ? .nan : Double(beyond[layer]) / Double(batches.count * rows * counts[layer])
      }
    )
  }
}
