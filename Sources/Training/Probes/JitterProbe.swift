/// A probe of how much the normalised value of an example depends on the other examples of its batch.
///
/// Each of 16 examples goes through the network in training mode 16 times, each time with other random companions of
/// the training set, B − 1 of them without repetition: J² is the mean over examples and units of the unbiased variance of
/// x̂ over the companions. In the first layer J is √(1.5/B) up to terms of higher order (the mean of B values varies by
/// σ²/B, their deviation by σ²/(2B), and x̂² is 1 on average; √(2/3) exactly at B = 2); further on it grows with each
/// layer, because what enters depends on the companions, too. 256 passes forward. Networks that normalise nothing
/// give nothing.
package final class JitterProbe: NetworkProbe {
  private static let exampleCount = 16
  private static let drawCount = 16

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: subject.batchSize)
  }

  package func list(_ jitters: [Double]) -> [ProbeFinding] {
    ProbeFinding.layers("jitter", jitters)
  }

  /// J of each hidden layer, over all numbers of an image; not a number for a layer that is not normalised.
  package func look(at parameters: Parameters) -> [Double] {
    guard subject.architecture.isNormalized else { return [] }
    memory.put(parameters)
    let (counts, layers) = (memory.featureCounts, memory.normalizedLayers)
    let companionCount = subject.batchSize - 1
    var sampler = ExampleSampler(subject.training)
    let examples = sampler.take(min(Self.exampleCount, sampler.count - companionCount))
    var squares = counts.indices.map { layers.contains($0) ? 0 : Double.nan }
    for example in examples {
      var moments = counts.map { [(mean: Double, squares: Double)](repeating: (0, 0), count: $0) }
      for draw in 1...Self.drawCount {
        memory.load([example] + sampler.draw(companionCount), of: subject.training)
        memory.network.forwardInTraining(rows: subject.batchSize, step: 1)
        for layer in layers {
          let values = memory.network.normalizedValues(of: layer)
          // Welford's update of mean and squared deviations.
          for unit in 0..<counts[layer] {
            let value = Double(values[unit])
            let difference = value - moments[layer][unit].mean
            moments[layer][unit].mean += difference / Double(draw)
            moments[layer][unit].squares += difference * (value - moments[layer][unit].mean)
          }
        }
      }
      for layer in layers { squares[layer] += moments[layer].reduce(0) { $0 + $1.squares } }
    }
    return zip(squares, counts).map { sum, count in
      (sum / Double((Self.drawCount - 1) * count * examples.count)).squareRoot()
    }
  }
}
