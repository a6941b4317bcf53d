internal import Models

/// A probe of how alike the gradients of different examples are.
///
/// It tells whether gradients are shattered (Balduzzi et al. 2017, arXiv:1702.08591). Over 256 training examples, in inference mode with the statistics of those examples, so that none depends on the others:
/// the mean over pairs of examples of the cosine of ∂(u·z)/∂x, z the logits, x the example and u a direction drawn once.
/// Two passes forward and one back.
package final class AgreementProbe: NetworkProbe {
  private static let exampleCount = 256

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  private let gradients: Buffer<Float>
  private let direction: [Float]

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    batch = sampler.draw(min(subject.exampleCount(Self.exampleCount), sampler.count))
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
    gradients = Buffer(count: batch.count * subject.architecture.inputCount)
    var generator = MersenneTwister(seed: 0x6469_7265_6374)
    direction = (0..<subject.architecture.classCount).map { _ in
      generator.nextUniform(from: -1, to: 1)
    }
  }

  package func list(_ agreement: Double?) -> [ProbeFinding] {
    ProbeFinding.one("gradient_agreement", agreement)
  }

  /// The mean cosine; nil for a single example, and where a gradient is zero.
  package func look(at parameters: Parameters) -> Double? {
    let (rows, width) = (batch.count, subject.architecture.inputCount)
    guard rows > 1 else { return nil }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    let network = memory.network
    let population = PopulationStatistics<Float>(subject.architecture)
    network.forwardWithBatchStatistics(rows: rows, gathering: population)
    network.forwardInInference(rows: rows, with: population)
    for row in 0..<rows {
      for (label, value) in direction.enumerated() {
        network.logitGradients[row * direction.count + label] = value
      }
    }
    network.backwardInInference(rows: rows, with: population, toExamples: gradients.start)
    var sum = [Double](repeating: 0, count: width)
    for row in 0..<rows {
      let gradient = gradients.start + row * width
      var square = 0.0
      for index in 0..<width { square += Double(gradient[index]) * Double(gradient[index]) }
      guard square > 0 else { return nil }
      let length = square.squareRoot()
      for index in 0..<width { sum[index] += Double(gradient[index]) / length }
    }
    // |Σ g/|g||² is the sum of the cosines of all pairs, each example with itself included.
    let square = sum.reduce(0) { $0 + $1 * $1 }
    return (square - Double(rows)) / Double(rows * (rows - 1))
  }
}
