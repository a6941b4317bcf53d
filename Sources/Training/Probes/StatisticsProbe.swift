internal import Models

/// A probe of how far the running means of batch norm are from the means over the training set.
///
/// The latter are computed as PreciseBN does (Wu and Johnson 2021, arXiv:2105.07576): the whole training set goes once
/// through the network in training mode, in random batches of the training's size, and every batch counts alike. One pass
/// forward over the training set. Networks that keep no running statistics give nothing.
package final class StatisticsProbe: NetworkProbe {
  private let subject: ProbeSubject
  private let order: [Int32]
  /// The same network with cumulative running statistics; nil where the network has none.
  private let memory: ProbeNetwork<Float>?

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    guard
      subject.architecture.hiddenBlocks.contains(where: {
        $0.normalization.method?.keepsStatistics ?? false
      })
    else {
      order = []
      memory = nil
      return
    }
    var sampler = ExampleSampler(subject.training)
    order = sampler.draw(sampler.count)
    memory = ProbeNetwork(
      subject.architecture.withCumulativeStatistics,
      loss: subject.loss,
      capacity: subject.batchSize
    )
  }

  package func list(_ errors: [Double]) -> [ProbeFinding] {
    ProbeFinding.layers("running_mean_error", errors)
  }

  /// For each hidden layer, the root mean square over its units of (running mean − mean) / standard deviation, units that
  /// are constant over the training set left out; not a number where all are, or the layer keeps none.
  package func look(at parameters: Parameters) -> [Double] {
    guard let memory else { return [] }
    let network = memory.network
    memory.put(parameters)
    network.batchCount = 0
    for start in stride(from: 0, to: order.count, by: subject.batchSize) {
      let batch = order[start..<min(start + subject.batchSize, order.count)]
      memory.load(Array(batch), of: subject.training)
      network.forwardInTraining(rows: batch.count, step: 1)
    }
    return memory.layers.dropLast().map { layer in
      guard let first = layer.statistics else { return .nan }
      let errors = (first..<first + layer.outputCount).compactMap { unit -> Double? in
        let difference =
          Double(parameters.runningMeans[unit]) - Double(network.runningMeans.start[unit])
        let variance = Double(network.runningVariances.start[unit])
        return variance > 0 ? difference * difference / variance : nil
      }
      return (errors.reduce(0, +) / Double(errors.count)).squareRoot()
    }
  }
}
