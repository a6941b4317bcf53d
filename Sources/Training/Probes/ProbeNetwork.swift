/// The memory of a probe: a network with its loss on one batch, put to the parameters that are looked at.
final class ProbeNetwork<Scalar: KernelScalar> {
  private let learner: Learner<Scalar>

  /// A network for batches of at most `capacity` rows.
  init(_ architecture: Architecture, loss: Loss, capacity: Int) {
    learner = Learner(
      architecture,
      // Never asked: a probe makes its own steps.
      optimizer: .sgd(learningRate: 1, momentum: 0),
      loss: loss,
      parameters: [Scalar](repeating: 0, count: architecture.parameterCount),
      capacity: capacity
    )
  }

  var network: Network<Scalar> { learner.network }
  var layers: [ParameterLayout.Layer] { network.layout.layers }
  var hiddenCounts: [Int] { network.architecture.hiddenCounts }

  /// Writes examples to the batch.
  func load(_ images: [Int32], of examples: Examples) {
    if let network = network as? Network<Float> {
      examples.load(images[...], into: network.input, labels: learner.labels)
    } else {
      let features = Buffer<Float>(count: images.count * examples.featureCount)
      examples.load(images[...], into: features.start, labels: learner.labels)
      for index in 0..<features.count { network.input[index] = Scalar(features.start[index]) }
    }
  }

  /// The mean loss of the batch in training mode.
  func loss(rows: Int) -> Double { learner.evaluateInTraining(rows: rows).loss }

  /// The mean loss of the batch in training mode, after which ``Network/gradients`` are those of that loss.
  func differentiate(
    rows: Int,
    visit: (ValueGradient, UnsafePointer<Scalar>) -> Void = { _, _ in }
  ) -> Double {
    let loss = loss(rows: rows)
    network.backward(rows: rows, retaining: 0, visit: visit)
    return loss
  }

  /// Puts the network to a snapshot.
  func put(_ parameters: Parameters) {
    network.parameters.assign(Self.converted(parameters.values))
    network.runningMeans.assign(Self.converted(parameters.runningMeans))
    network.runningVariances.assign(Self.converted(parameters.runningVariances))
  }

  private static func converted(_ values: [Float]) -> [Scalar] {
    values as? [Scalar] ?? values.map { Scalar($0) }
  }

  /// Moves some of the parameters: w ← origin + factor · direction.
  func put(
    _ range: Range<Int>,
    to origin: Buffer<Scalar>,
    plus factor: Double,
    times direction: Buffer<Scalar>
  ) {
    let (values, origin, direction) = (network.parameters.start, origin.start, direction.start)
    let factor = Scalar(factor)
    for index in range { values[index] = origin[index] + factor * direction[index] }
  }
}
